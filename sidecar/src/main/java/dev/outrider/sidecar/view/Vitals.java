package dev.outrider.sidecar.view;

import dev.outrider.sidecar.store.View;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * The few numbers that say whether all is well, of the last five minutes. Immutable; null without a
 * sample.
 *
 * @param exchanges ended in the window, running or waiting
 * @param successRate 0 to 100
 * @param averageMillis of response times
 * @param p95Millis of response times
 * @param throughput requests a minute
 * @param queueUtilization 0 to 100, the fullest queue
 * @param fixedLimitUtilization 0 to 100, the fullest queue that has a configured limit
 * @param poolErrorRate 0 to 100
 * @param openBreakers by name
 * @param caches those that are in use
 */
public record Vitals(
    long exchanges,
    @Nullable Double successRate,
    @Nullable Double averageMillis,
    @Nullable Double p95Millis,
    @Nullable Double throughput,
    @Nullable Double queueUtilization,
    @Nullable Double fixedLimitUtilization,
    @Nullable Double poolErrorRate,
    List<String> openBreakers,
    List<Cache> caches) {

  /** A cache's own numbers, 0 to 100. */
  public record Cache(String name, @Nullable Double hitRate, @Nullable Double utilization) {}

  /** Returns those of {@code view}. */
  public static Vitals of(View view) {
    Histogram times = view.window().responseTimes();
    return new Vitals(
        RequestsView.ended(view) + QueueView.present(view),
        RequestsView.successRate(view),
        Ratio.averageMillis(times),
        Ratio.millis(times, 95),
        RequestsView.throughput(view),
        QueueView.utilization(view),
        QueueView.fixedLimitUtilization(view),
        PoolView.errorRate(view),
        BreakersView.open(view),
        CachesView.inUse(view).stream()
            .map(
                name ->
                    new Cache(
                        name, CachesView.hitRate(view, name), CachesView.utilization(view, name)))
            .toList());
  }
}
