package dev.outrider.sidecar.view;

import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import dev.outrider.sidecar.store.View;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** {@code circuitBreakers}: one object for each; of several gateways the worst state. */
public final class BreakersView {
  private static final List<String> STATES = List.of("closed", "half_open", "open");

  private BreakersView() {}

  /** Returns the object of docs/api.md, by breaker. */
  public static Fields of(View view) {
    Fields breakers = new Fields();
    view.gauges()
        .maxBy(Metric.BREAKER_STATE, "breaker")
        .forEach((breaker, state) -> breakers.put(breaker, breaker(view, breaker, state).map()));
    return breakers;
  }

  /** Returns the names of those that are open anywhere. */
  static List<String> open(View view) {
    return view.gauges().maxBy(Metric.BREAKER_STATE, "breaker").entrySet().stream()
        .filter(breaker -> state(breaker.getValue()).equals("open"))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static Fields breaker(View view, String breaker, double state) {
    Predicate<Series> which = series -> series.label("breaker").equals(breaker);
    Map<String, Long> events = view.window().countBy(Metric.BREAKER_EVENTS, "event", which);
    long successes = events.getOrDefault("success", 0L);
    long opened =
        view.total().countBy(Metric.BREAKER_EVENTS, "event", which).getOrDefault("opened", 0L);
    return new Fields()
        .put("state", state(state))
        .put("failures", Ratio.whole(view.gauges().sum(Metric.BREAKER_FAILURES, which)))
        .put(
            "successRate", Ratio.percent(successes, successes + events.getOrDefault("failure", 0L)))
        .put("lastFailure", Ratio.moment(view.gauges().max(Metric.BREAKER_LAST_FAILURE, which)))
        .put("nextAttempt", Ratio.moment(view.gauges().max(Metric.BREAKER_NEXT_ATTEMPT, which)))
        .put("openCount", opened);
  }

  private static String state(double state) {
    int index = (int) Math.round(state);
    return STATES.get(Math.max(0, Math.min(index, STATES.size() - 1)));
  }
}
