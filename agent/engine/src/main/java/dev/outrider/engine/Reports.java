package dev.outrider.engine;

import dev.outrider.engine.admission.QueueCounts;
import dev.outrider.engine.admission.QueueSnapshot;
import dev.outrider.engine.breaker.BreakerSnapshot;
import dev.outrider.engine.breaker.BreakerState;
import dev.outrider.engine.cache.CacheSnapshot;
import dev.outrider.engine.metrics.SnapshotWriter;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;

/** Writes what every room knows about itself into a snapshot, by the names of the catalogue. */
final class Reports {
  private final Rooms rooms;
  private final FailOpen failOpen;
  private final ProcessorUse processor = new ProcessorUse();

  Reports(Rooms rooms, FailOpen failOpen) {
    this.rooms = rooms;
    this.failOpen = failOpen;
  }

  void writeTo(SnapshotWriter to) {
    rooms.recorders.writeTo(to);
    rooms.histograms.writeTo(to);
    queue(to, "inbound", "", rooms.inbound.snapshot());
    rooms
        .providers
        .all()
        .forEach((name, state) -> queue(to, "outbound", name, state.queue().snapshot()));
    rooms.caches.store().snapshots().forEach(cache -> cache(to, cache));
    rooms.breakers.snapshots(System.nanoTime()).forEach(breaker -> breaker(to, breaker));
    rooms.transports.report(to::counter);
    PoolReport.write(to, rooms.pool.snapshot());
    failOpen.counts().forEach((cause, n) -> to.counter(Series.of(Metric.FAIL_OPEN, cause), n));
    processor.writeTo(to);
  }

  private static void queue(SnapshotWriter to, String queue, String provider, QueueSnapshot now) {
    QueueCounts counts = now.counts();
    event(to, queue, provider, "arrived", counts.arrived());
    event(to, queue, provider, "admitted", counts.admitted());
    event(to, queue, provider, "queued", counts.queued());
    event(to, queue, provider, "completed", counts.completed());
    event(to, queue, provider, "failed", counts.failed());
    event(to, queue, provider, "timedOut", counts.timedOut());
    event(to, queue, provider, "cancelled", counts.cancelled());
    event(to, queue, provider, "displaced", counts.displaced());
    counts
        .rejections()
        .forEach(
            (why, n) ->
                to.counter(Series.of(Metric.QUEUE_REJECTIONS, queue, provider, why.text()), n));
    counts
        .wouldReject()
        .forEach(
            (why, n) ->
                to.counter(Series.of(Metric.QUEUE_WOULD_REJECT, queue, provider, why.text()), n));
    places(to, queue, provider, now);
  }

  private static void event(
      SnapshotWriter to, String queue, String provider, String event, long count) {
    to.counter(Series.of(Metric.QUEUE_EVENTS, queue, provider, event), count);
  }

  private static void places(SnapshotWriter to, String queue, String provider, QueueSnapshot now) {
    to.gauge(Series.of(Metric.QUEUE_RUNNING, queue, provider), (double) now.running());
    for (int level = 0; level < now.waiting().size(); level++) {
      to.gauge(
          Series.of(Metric.QUEUE_WAITING, queue, provider, Integer.toString(level)),
          now.waiting().get(level));
    }
    to.gauge(Series.of(Metric.QUEUE_PEAK, queue, provider), (double) now.peakWaiting());
    to.gauge(Series.of(Metric.QUEUE_MAX_SIZE, queue, provider), (double) now.maxQueueSize());
    to.gauge(Series.of(Metric.QUEUE_LIMIT, queue, provider), orNone(now.limit()));
    to.gauge(Series.of(Metric.QUEUE_MAX_CONCURRENT, queue, provider), orNone(now.maxConcurrent()));
  }

  /** 0 stands for none, and what there is not is not shown. */
  private static double orNone(long value) {
    return value == 0 ? Double.NaN : value;
  }

  private static void cache(SnapshotWriter to, CacheSnapshot now) {
    String name = now.name();
    to.counter(Series.of(Metric.CACHE_LOOKUPS, name, "hit"), now.hits());
    to.counter(Series.of(Metric.CACHE_LOOKUPS, name, "miss"), now.misses());
    now.reasons()
        .forEach(
            (why, n) -> {
              if (n > 0) {
                to.counter(Series.of(Metric.CACHE_MISS_REASONS, name, why.text()), n);
              }
            });
    to.counter(Series.of(Metric.CACHE_SETS, name), now.sets());
    to.counter(Series.of(Metric.CACHE_DELETES, name), now.deletes());
    to.counter(Series.of(Metric.CACHE_EVICTIONS, name), now.evictions());
    to.counter(Series.of(Metric.CACHE_EXPIRED, name), now.expired());
    to.gauge(Series.of(Metric.CACHE_SIZE, name), (double) now.size());
    to.gauge(Series.of(Metric.CACHE_MAX_SIZE, name), (double) now.maxSize());
    to.gauge(Series.of(Metric.CACHE_BYTES, name), (double) now.bytes());
    to.gauge(Series.of(Metric.CACHE_TTL, name), (double) now.ttlMillis());
  }

  private static void breaker(SnapshotWriter to, BreakerSnapshot now) {
    String name = now.name();
    to.gauge(Series.of(Metric.BREAKER_STATE, name), number(now.state()));
    to.gauge(Series.of(Metric.BREAKER_FAILURES, name), (double) now.failures());
    to.counter(Series.of(Metric.BREAKER_EVENTS, name, "success"), now.succeeded());
    to.counter(Series.of(Metric.BREAKER_EVENTS, name, "failure"), now.failed());
    to.counter(Series.of(Metric.BREAKER_EVENTS, name, "rejected"), now.rejected());
    to.counter(Series.of(Metric.BREAKER_EVENTS, name, "opened"), now.opened());
    to.counter(Series.of(Metric.BREAKER_EVENTS, name, "wouldReject"), now.wouldReject());
    to.gauge(Series.of(Metric.BREAKER_LAST_FAILURE, name), orNone(now.lastFailureMillis()));
    to.gauge(Series.of(Metric.BREAKER_NEXT_ATTEMPT, name), orNone(now.nextAttemptMillis()));
  }

  private static int number(BreakerState state) {
    return switch (state) {
      case CLOSED -> 0;
      case HALF_OPEN -> 1;
      case OPEN -> 2;
    };
  }
}
