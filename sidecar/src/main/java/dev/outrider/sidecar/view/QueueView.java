package dev.outrider.sidecar.view;

import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import dev.outrider.sidecar.store.Gauges;
import dev.outrider.sidecar.store.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** {@code requestQueue}: inbound and outbound together, then each queue by itself. */
public final class QueueView {
  private QueueView() {}

  /** Returns the object of docs/api.md. */
  public static Fields of(View view) {
    Fields queue = one(view, any -> true);
    times(queue, view, any -> true);
    Fields inbound = one(view, queue("inbound"));
    times(inbound, view, queue("inbound"));
    Fields outbound = new Fields();
    for (String provider : providers(view)) {
      outbound.put(provider, one(view, queue("outbound").and(provider(provider))).map());
    }
    return queue.put("inbound", inbound.map()).put("outbound", outbound.map());
  }

  /** Waiting of the most that may, of the fullest queue of any gateway. */
  static @Nullable Double utilization(View view) {
    return fullest(view, Metric.QUEUE_WAITING, Metric.QUEUE_MAX_SIZE, any -> true);
  }

  /** Running of the configured limit, of the fullest queue that has one. */
  static @Nullable Double fixedLimitUtilization(View view) {
    return fullest(view, Metric.QUEUE_RUNNING, Metric.QUEUE_MAX_CONCURRENT, any -> true);
  }

  /** Exchanges that run or wait. */
  static long present(View view) {
    return Ratio.whole(view.gauges().sum(Metric.QUEUE_RUNNING, any -> true))
        + Ratio.whole(view.gauges().sum(Metric.QUEUE_WAITING, any -> true));
  }

  private static Fields one(View view, Predicate<Series> which) {
    Map<String, Long> events = view.total().countBy(Metric.QUEUE_EVENTS, "event", which);
    Gauges gauges = view.gauges();
    return new Fields()
        .put("totalRequests", events.getOrDefault("arrived", 0L))
        .put("completedRequests", events.getOrDefault("completed", 0L))
        .put("failedRequests", events.getOrDefault("failed", 0L))
        .put("timeoutRequests", events.getOrDefault("timedOut", 0L))
        .put("rejectedRequests", view.total().count(Metric.QUEUE_REJECTIONS, which))
        .put("queuedRequests", events.getOrDefault("queued", 0L))
        .put("processing", Ratio.whole(gauges.sum(Metric.QUEUE_RUNNING, which)))
        .put("currentQueueSize", Ratio.whole(gauges.sum(Metric.QUEUE_WAITING, which)))
        .put("peakQueueSize", Ratio.whole(gauges.max(Metric.QUEUE_PEAK, which)))
        .put("queueSizes", sizes(gauges.sumBy(Metric.QUEUE_WAITING, "level", which)))
        .put("successRate", successRate(view, which))
        .put("throughput", throughput(view, which))
        .put("queueUtilization", fullest(view, Metric.QUEUE_WAITING, Metric.QUEUE_MAX_SIZE, which))
        .put(
            "processingUtilization", fullest(view, Metric.QUEUE_RUNNING, Metric.QUEUE_LIMIT, which))
        .put("limit", Ratio.wholeOrNull(gauges.sum(Metric.QUEUE_LIMIT, which)))
        .put("maxConcurrent", Ratio.wholeOrNull(gauges.sum(Metric.QUEUE_MAX_CONCURRENT, which)))
        .put("maxQueueSize", Ratio.wholeOrNull(gauges.sum(Metric.QUEUE_MAX_SIZE, which)))
        .put("rejections", view.total().countBy(Metric.QUEUE_REJECTIONS, "reason", which))
        .put("wouldReject", view.total().countBy(Metric.QUEUE_WOULD_REJECT, "reason", which));
  }

  /** These are known by direction only. */
  private static void times(Fields queue, View view, Predicate<Series> which) {
    Histogram waits = view.window().histogram(Metric.QUEUE_WAIT, which);
    Histogram runs = view.window().histogram(Metric.QUEUE_PROCESSING, which);
    queue
        .put("averageWaitTime", Ratio.averageMillis(waits))
        .put("p95WaitTime", Ratio.millis(waits, 95))
        .put("averageProcessingTime", Ratio.averageMillis(runs));
  }

  private static @Nullable Double successRate(View view, Predicate<Series> which) {
    Map<String, Long> events = view.window().countBy(Metric.QUEUE_EVENTS, "event", which);
    long completed = events.getOrDefault("completed", 0L);
    long rejected = view.window().count(Metric.QUEUE_REJECTIONS, which);
    return Ratio.percent(completed, completed + events.getOrDefault("failed", 0L) + rejected);
  }

  private static @Nullable Double throughput(View view, Predicate<Series> which) {
    if (view.connected().isEmpty()) {
      return null;
    }
    return view.minute()
        .perMinute(
            Metric.QUEUE_EVENTS, which.and(series -> series.label("event").equals("completed")));
  }

  private static @Nullable Double fullest(
      View view, Metric part, Metric whole, Predicate<Series> which) {
    Double fullest = null;
    for (Gauges gateway : view.gauges().each()) {
      for (String provider : gateway.sumBy(whole, "provider", which).keySet()) {
        for (String queue : List.of("inbound", "outbound")) {
          Predicate<Series> one = which.and(queue(queue)).and(provider(provider));
          Double share = Ratio.percent(gateway.sum(part, one), gateway.sum(whole, one));
          fullest = Ratio.larger(fullest, share);
        }
      }
    }
    return fullest;
  }

  /** By level, 0 first; what came over the link as no level is left out. */
  private static List<Long> sizes(Map<String, Double> byLevel) {
    List<Long> sizes = new ArrayList<>();
    int levels = byLevel.keySet().stream().mapToInt(QueueView::level).max().orElse(-1) + 1;
    for (int level = 0; level < levels; level++) {
      sizes.add(Ratio.whole(byLevel.get(Integer.toString(level))));
    }
    return sizes;
  }

  private static int level(String text) {
    return text.matches("[0-9]{1,2}") ? Integer.parseInt(text) : -1;
  }

  private static Set<String> providers(View view) {
    Set<String> providers =
        new TreeSet<>(
            view.total().countBy(Metric.QUEUE_EVENTS, "provider", queue("outbound")).keySet());
    providers.addAll(
        view.gauges().sumBy(Metric.QUEUE_RUNNING, "provider", queue("outbound")).keySet());
    return providers;
  }

  private static Predicate<Series> queue(String queue) {
    return series -> series.label("queue").equals(queue);
  }

  private static Predicate<Series> provider(String provider) {
    return series -> series.label("provider").equals(provider);
  }
}
