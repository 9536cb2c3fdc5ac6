package dev.outrider.sidecar.view;

import dev.outrider.link.Metric;
import dev.outrider.sidecar.store.View;
import org.jspecify.annotations.Nullable;

/** {@code stats}: everything on one page. */
public final class StatsView {
  private StatsView() {}

  /** Returns the object of docs/api.md. */
  public static Fields of(View view) {
    return new Fields()
        .put("uptime", uptimeSeconds(view))
        .put("requests", RequestsView.of(view).map())
        .put("performance", performance(view).map())
        .put("connectionPool", PoolView.of(view).map())
        .put("requestQueue", QueueView.of(view).map())
        .put("caches", CachesView.of(view).map())
        .put("circuitBreakers", BreakersView.of(view).map())
        .put("failOpen", view.total().countBy(Metric.FAIL_OPEN, "cause", series -> true))
        .put("instances", InstancesView.names(view));
  }

  private static Fields performance(View view) {
    return new Fields()
        .put("cacheHitRate", CachesView.hitRate(view))
        .put("queueUtilization", QueueView.utilization(view))
        .put("connectionPoolEfficiency", PoolView.efficiency(view))
        .put("throughput", RequestsView.throughput(view));
  }

  /** Of the oldest connected gateway. */
  private static @Nullable Long uptimeSeconds(View view) {
    return view.connected().stream()
        .map(gateway -> gateway.uptimeMillis() / 1_000)
        .max(Long::compare)
        .orElse(null);
  }
}
