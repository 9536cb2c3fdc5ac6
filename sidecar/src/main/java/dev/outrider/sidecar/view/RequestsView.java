package dev.outrider.sidecar.view;

import dev.outrider.sidecar.store.Slice;
import dev.outrider.sidecar.store.View;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** {@code requests}: how many, how they ended, how long they took. */
public final class RequestsView {
  private RequestsView() {}

  /** Returns the object of docs/api.md. */
  public static Fields of(View view) {
    Map<String, Long> outcomes = view.total().requests();
    long total = sum(outcomes);
    long successful = outcomes.getOrDefault("ok", 0L);
    long cancelled = outcomes.getOrDefault("cancelled", 0L);
    Histogram times = view.window().responseTimes();
    return new Fields()
        .put("of", direction(view))
        .put("total", total)
        .put("successful", successful)
        .put("failed", total - successful - cancelled)
        .put("cancelled", cancelled)
        .put("clientErrors", outcomes.getOrDefault("clientError", 0L))
        .put("successRate", successRate(view))
        .put("averageResponseTime", Ratio.averageMillis(times))
        .put("minResponseTime", Ratio.millis(times, 0))
        .put("maxResponseTime", Ratio.millis(times, 100))
        .put("p50ResponseTime", Ratio.millis(times, 50))
        .put("p90ResponseTime", Ratio.millis(times, 90))
        .put("p95ResponseTime", Ratio.millis(times, 95))
        .put("p99ResponseTime", Ratio.millis(times, 99))
        .put("throughput", throughput(view));
  }

  /** Without client errors, the cancelled, and our own rejections for a credential's own limit. */
  static @Nullable Double successRate(View view) {
    Slice window = view.window();
    Map<String, Long> outcomes = window.requests();
    long counted =
        sum(outcomes)
            - outcomes.getOrDefault("cancelled", 0L)
            - outcomes.getOrDefault("clientError", 0L)
            - window.rejectedForOwnLimit();
    return Ratio.percent(outcomes.getOrDefault("ok", 0L), counted);
  }

  /** A minute; null while no gateway is connected. */
  static @Nullable Double throughput(View view) {
    return view.connected().isEmpty() ? null : view.minute().requestsPerMinute();
  }

  /** Ended exchanges of the window. */
  static long ended(View view) {
    return sum(view.window().requests());
  }

  private static String direction(View view) {
    Set<String> directions =
        view.connected().stream()
            .map(gateway -> gateway.instance().requestsOf())
            .collect(Collectors.toSet());
    if (directions.size() > 1) {
      return "mixed";
    }
    return directions.isEmpty() ? "inbound" : directions.iterator().next();
  }

  private static long sum(Map<String, Long> outcomes) {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }
}
