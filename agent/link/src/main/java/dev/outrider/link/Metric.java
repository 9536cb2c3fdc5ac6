package dev.outrider.link;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of what a snapshot holds: every number that is shown anywhere has one line here.
 *
 * <p>Counters run since the start of the JVM and never fall. Histograms hold microseconds, at most
 * one hour. Label values are from closed or bounded sets; an absent one is the empty string.
 */
public enum Metric {
  /**
   * Exchanges that have ended. {@code direction} is {@code inbound} or {@code outbound}; {@code
   * provider} is empty inbound; {@code outcome} is one of {@code ok, clientError, throttled,
   * serverError, broken, timeout, rejected, cancelled}; {@code exempt} is {@code true} or {@code
   * false}.
   */
  EXCHANGES(
      Kind.COUNTER, "exchanges", "direction", "route", "provider", "level", "outcome", "exempt"),
  /**
   * Response times of ended exchanges that were neither exempt nor rejected; API.md says until
   * when.
   */
  DURATION(Kind.HISTOGRAM, "duration", "direction", "route", "provider"),
  /** Durations of streams, head to last byte. */
  STREAM_DURATION(Kind.HISTOGRAM, "streamDuration", "direction", "route", "provider"),
  /** Times from an outbound request to its response head. */
  FIRST_BYTE(Kind.HISTOGRAM, "firstByte", "provider"),
  /** Bytes of bodies; {@code part} is {@code request} or {@code response}. */
  BODY_BYTES(Kind.COUNTER, "bodyBytes", "direction", "part"),
  /** Exchanges that run now. */
  IN_FLIGHT(Kind.GAUGE, "inFlight", "direction", "provider"),
  /** Last failure of a provider, milliseconds since the epoch. */
  LAST_FAILURE(Kind.GAUGE, "lastFailure", "provider"),

  /** Cache look-ups; {@code result} is {@code hit, miss, stale} or {@code coalesced}. */
  CACHE_LOOKUPS(Kind.COUNTER, "cacheLookups", "cache", "result"),
  /** Why look-ups missed, and why answers were not stored. */
  CACHE_MISS_REASONS(Kind.COUNTER, "cacheMissReasons", "cache", "reason"),
  CACHE_SETS(Kind.COUNTER, "cacheSets", "cache"),
  /** Entries removed by a person, through the API. */
  CACHE_DELETES(Kind.COUNTER, "cacheDeletes", "cache"),
  /** Entries evicted for want of room. */
  CACHE_EVICTIONS(Kind.COUNTER, "cacheEvictions", "cache"),
  CACHE_EXPIRED(Kind.COUNTER, "cacheExpired", "cache"),
  CACHE_SIZE(Kind.GAUGE, "cacheSize", "cache"),
  CACHE_MAX_SIZE(Kind.GAUGE, "cacheMaxSize", "cache"),
  CACHE_BYTES(Kind.GAUGE, "cacheBytes", "cache"),
  /** Milliseconds. */
  CACHE_TTL(Kind.GAUGE, "cacheTtl", "cache"),

  /**
   * Arrivals at a queue by what became of them; {@code queue} is {@code inbound} or {@code
   * outbound}, {@code provider} is empty inbound. {@code event} is {@code arrived, admitted,
   * queued, completed, failed, timedOut, cancelled} or {@code displaced}.
   */
  QUEUE_EVENTS(Kind.COUNTER, "queueEvents", "queue", "provider", "event"),
  /** Rejections by reason ({@code full, timeout, threads, ...}). */
  QUEUE_REJECTIONS(Kind.COUNTER, "queueRejections", "queue", "provider", "reason"),
  /** Rejections that {@code observe} only recorded. */
  QUEUE_WOULD_REJECT(Kind.COUNTER, "queueWouldReject", "queue", "provider", "reason"),
  /** Exchanges that hold a permit now. */
  QUEUE_RUNNING(Kind.GAUGE, "queueRunning", "queue", "provider"),
  QUEUE_WAITING(Kind.GAUGE, "queueWaiting", "queue", "provider", "level"),
  QUEUE_PEAK(Kind.GAUGE, "queuePeak", "queue", "provider"),
  /** The limit in force; absent where there is none. */
  QUEUE_LIMIT(Kind.GAUGE, "queueLimit", "queue", "provider"),
  /** The configured maxConcurrent; absent where there is none. */
  QUEUE_MAX_CONCURRENT(Kind.GAUGE, "queueMaxConcurrent", "queue", "provider"),
  QUEUE_MAX_SIZE(Kind.GAUGE, "queueMaxSize", "queue", "provider"),
  /** Waits of admitted exchanges that had to wait. */
  QUEUE_WAIT(Kind.HISTOGRAM, "queueWait", "queue"),
  /** Permit to release. */
  QUEUE_PROCESSING(Kind.HISTOGRAM, "queueProcessing", "queue"),

  /**
   * What the pool did; {@code scheme} is {@code http} or {@code https}. {@code event} is {@code
   * request, hit, miss, error, timeout, opened} or {@code closed}.
   */
  POOL_EVENTS(Kind.COUNTER, "poolEvents", "scheme", "host", "event"),
  POOL_ACTIVE(Kind.GAUGE, "poolActive", "scheme", "host"),
  POOL_FREE(Kind.GAUGE, "poolFree", "scheme", "host"),
  POOL_PENDING(Kind.GAUGE, "poolPending", "scheme", "host"),
  /** Outbound exchanges carried by our pool. */
  REROUTED(Kind.COUNTER, "rerouted", "library"),
  /** Outbound exchanges left on the application's own client, and why. */
  NATIVE(Kind.COUNTER, "native", "library", "reason"),

  /** Faults of ours after which the exchange went on without us. */
  FAIL_OPEN(Kind.COUNTER, "failOpen", "cause"),
  /** Our own time an exchange, sampled. */
  OVERHEAD(Kind.HISTOGRAM, "overhead"),

  /** 0 closed, 1 half-open, 2 open. */
  BREAKER_STATE(Kind.GAUGE, "breakerState", "breaker"),
  /** Failures in a row, or in the window, as the rule counts. */
  BREAKER_FAILURES(Kind.GAUGE, "breakerFailures", "breaker"),
  /** {@code event} is {@code success, failure, rejected, opened} or {@code wouldReject}. */
  BREAKER_EVENTS(Kind.COUNTER, "breakerEvents", "breaker", "event"),
  /** Milliseconds since the epoch; absent without a failure. */
  BREAKER_LAST_FAILURE(Kind.GAUGE, "breakerLastFailure", "breaker"),
  /** Milliseconds since the epoch; absent unless open. */
  BREAKER_NEXT_ATTEMPT(Kind.GAUGE, "breakerNextAttempt", "breaker"),

  HEAP_USED(Kind.GAUGE, "heapUsed"),
  /** Share of one processor that the JVM used, 0 to 100 a core. */
  CPU(Kind.GAUGE, "cpu");

  /** How the numbers of a metric behave. */
  public enum Kind {
    COUNTER,
    GAUGE,
    HISTOGRAM
  }

  private static final Map<String, Metric> BY_NAME = new HashMap<>();

  static {
    for (Metric metric : values()) {
      BY_NAME.put(metric.text, metric);
    }
  }

  private final Kind kind;
  private final String text;
  private final List<String> labels;

  Metric(Kind kind, String text, String... labels) {
    this.kind = kind;
    this.text = text;
    this.labels = List.of(labels);
  }

  public Kind kind() {
    return kind;
  }

  /** The name on the wire. */
  public String text() {
    return text;
  }

  /** The names of its labels, in the order of {@link Series#values}. */
  public List<String> labels() {
    return labels;
  }

  /** Returns the metric of that name on the wire, or null when this version has none. */
  public static @Nullable Metric named(String text) {
    return BY_NAME.get(text);
  }
}
