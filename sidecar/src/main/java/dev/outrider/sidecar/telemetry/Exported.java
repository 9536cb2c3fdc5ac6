package dev.outrider.sidecar.telemetry;

import dev.outrider.link.Metric;
import java.util.EnumMap;
import java.util.Map;

/**
 * How a metric of the link is called outside, by the conventions of OpenTelemetry.
 *
 * @param name dotted, lower case
 * @param unit UCUM, as OpenTelemetry uses it
 * @param scale what a value is multiplied by to be in that unit
 * @param description a sentence
 */
record Exported(String name, String unit, double scale, String description) {
  private static final double MICROS = 1e-6;
  private static final double MILLIS = 1e-3;
  private static final Map<Metric, Exported> ALL = new EnumMap<>(Metric.class);

  static {
    count(Metric.EXCHANGES, "exchanges", "{exchange}", "Exchanges that have ended.");
    time(Metric.STREAM_DURATION, "stream.duration", "Streams, head to last byte.");
    time(Metric.FIRST_BYTE, "first_byte.duration", "Outbound request to response head.");
    count(Metric.BODY_BYTES, "body.size", "By", "Bytes of bodies.");
    count(Metric.IN_FLIGHT, "in_flight", "{exchange}", "Exchanges that run now.");
    moment(Metric.LAST_FAILURE, "last_failure.time", "Last failure of a provider.");
    count(Metric.CACHE_LOOKUPS, "cache.lookups", "{lookup}", "Cache look-ups by result.");
    count(Metric.CACHE_MISS_REASONS, "cache.misses", "{lookup}", "Misses by reason.");
    count(Metric.CACHE_SETS, "cache.sets", "{entry}", "Answers stored.");
    count(Metric.CACHE_DELETES, "cache.deletes", "{entry}", "Entries removed by a person.");
    count(Metric.CACHE_EVICTIONS, "cache.evictions", "{entry}", "Entries evicted.");
    count(Metric.CACHE_EXPIRED, "cache.expired", "{entry}", "Entries that expired.");
    count(Metric.CACHE_SIZE, "cache.entries", "{entry}", "Entries now.");
    count(Metric.CACHE_MAX_SIZE, "cache.entries.limit", "{entry}", "Most entries.");
    count(Metric.CACHE_BYTES, "cache.memory", "By", "Bytes held now.");
    put(Metric.CACHE_TTL, "cache.ttl", "s", MILLIS, "Time to live of new entries.");
    count(Metric.QUEUE_EVENTS, "queue.events", "{exchange}", "What became of arrivals.");
    count(Metric.QUEUE_REJECTIONS, "queue.rejections", "{exchange}", "Rejections by reason.");
    count(Metric.QUEUE_WOULD_REJECT, "queue.would_reject", "{exchange}", "Only observed.");
    count(Metric.QUEUE_RUNNING, "queue.running", "{exchange}", "Permits held now.");
    count(Metric.QUEUE_WAITING, "queue.waiting", "{exchange}", "Waiting now.");
    count(Metric.QUEUE_PEAK, "queue.peak", "{exchange}", "Most that ever waited.");
    count(Metric.QUEUE_LIMIT, "queue.limit", "{exchange}", "Limit in force.");
    count(Metric.QUEUE_MAX_CONCURRENT, "queue.max_concurrent", "{exchange}", "Configured limit.");
    count(Metric.QUEUE_MAX_SIZE, "queue.max_size", "{exchange}", "Most that may wait.");
    time(Metric.QUEUE_WAIT, "queue.wait.duration", "Waits of those that had to wait.");
    time(Metric.QUEUE_PROCESSING, "queue.processing.duration", "Permit to release.");
    count(Metric.POOL_EVENTS, "pool.events", "{event}", "What the pool did.");
    count(Metric.POOL_ACTIVE, "pool.active", "{connection}", "Leased now.");
    count(Metric.POOL_FREE, "pool.free", "{connection}", "Idle now.");
    count(Metric.POOL_PENDING, "pool.pending", "{exchange}", "Waiting for a connection.");
    count(Metric.REROUTED, "rerouted", "{exchange}", "Carried by our pool.");
    count(Metric.NATIVE, "native", "{exchange}", "Left on the application's client, and why.");
    count(Metric.FAIL_OPEN, "failopen", "{fault}", "Faults of ours after which all went on.");
    time(Metric.OVERHEAD, "overhead.duration", "Our own time an exchange, sampled.");
    count(Metric.BREAKER_STATE, "breaker.state", "", "0 closed, 1 half-open, 2 open.");
    count(Metric.BREAKER_FAILURES, "breaker.failures", "{exchange}", "As the rule counts.");
    count(Metric.BREAKER_EVENTS, "breaker.events", "{event}", "What the breaker saw and did.");
    moment(Metric.BREAKER_LAST_FAILURE, "breaker.last_failure.time", "Its last failure.");
    moment(Metric.BREAKER_NEXT_ATTEMPT, "breaker.next_attempt.time", "Its next probe.");
    count(Metric.HEAP_USED, "heap.used", "By", "Heap of the gateway's JVM.");
    put(Metric.CPU, "cpu.utilization", "1", 0.01, "Processors that the gateway's JVM used.");
  }

  /**
   * Returns how {@code metric} is exported; of {@link Metric#DURATION} by {@code inbound}, for
   * OpenTelemetry has a name for each direction.
   */
  static Exported of(Metric metric, boolean inbound) {
    if (metric == Metric.DURATION) {
      return inbound
          ? new Exported("http.server.request.duration", "s", MICROS, "Inbound response times.")
          : new Exported("http.client.request.duration", "s", MICROS, "Outbound response times.");
    }
    Exported exported = ALL.get(metric);
    if (exported == null) {
      throw new IllegalStateException(metric + " is exported under no name");
    }
    return exported;
  }

  private static void count(Metric metric, String name, String unit, String description) {
    put(metric, name, unit, 1, description);
  }

  private static void time(Metric metric, String name, String description) {
    put(metric, name, "s", MICROS, description);
  }

  private static void moment(Metric metric, String name, String description) {
    put(metric, name, "s", MILLIS, description + " Seconds since 1970.");
  }

  private static void put(
      Metric metric, String name, String unit, double scale, String description) {
    ALL.put(metric, new Exported("outrider." + name, unit, scale, description));
  }
}
