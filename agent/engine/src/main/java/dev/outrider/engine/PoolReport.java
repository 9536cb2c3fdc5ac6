package dev.outrider.engine;

import dev.outrider.engine.metrics.SnapshotWriter;
import dev.outrider.engine.pool.PoolSnapshot;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;

/** Writes what the pool knows about itself into a snapshot. */
final class PoolReport {
  private PoolReport() {}

  static void write(SnapshotWriter to, PoolSnapshot now) {
    now.hosts().forEach(host -> write(to, host));
  }

  private static void write(SnapshotWriter to, PoolSnapshot.Host host) {
    event(to, host, "request", host.requests());
    event(to, host, "hit", host.hits());
    event(to, host, "miss", host.misses());
    event(to, host, "error", host.errors());
    event(to, host, "timeout", host.timeouts());
    event(to, host, "opened", host.opened());
    event(to, host, "closed", host.closed());
    to.gauge(Series.of(Metric.POOL_ACTIVE, host.scheme(), host.host()), (double) host.active());
    to.gauge(Series.of(Metric.POOL_FREE, host.scheme(), host.host()), (double) host.free());
    to.gauge(Series.of(Metric.POOL_PENDING, host.scheme(), host.host()), (double) host.pending());
  }

  private static void event(SnapshotWriter to, PoolSnapshot.Host host, String event, long count) {
    to.counter(Series.of(Metric.POOL_EVENTS, host.scheme(), host.host(), event), count);
  }
}
