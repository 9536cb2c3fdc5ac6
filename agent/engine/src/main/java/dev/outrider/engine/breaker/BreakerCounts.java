package dev.outrider.engine.breaker;

import dev.outrider.engine.exchange.StripedCounters;
import java.util.function.LongSupplier;

/**
 * Everything that a breaker counts since it was made. Written by all threads, read by snapshots.
 */
final class BreakerCounts {
  private static final int SUCCEEDED = 0;
  private static final int FAILED = 1;
  private static final int OPENED = 2;
  private static final int REJECTED = 3;
  private static final int WOULD_REJECT = 4;

  private final StripedCounters counters = new StripedCounters(5);
  private final LongSupplier wallMillis;
  private volatile long lastFailureMillis;

  BreakerCounts(LongSupplier wallMillis) {
    this.wallMillis = wallMillis;
  }

  void succeeded() {
    counters.increment(SUCCEEDED);
  }

  void failed() {
    counters.increment(FAILED);
    lastFailureMillis = wallMillis.getAsLong();
  }

  void opened() {
    counters.increment(OPENED);
  }

  void rejected() {
    counters.increment(REJECTED);
  }

  void wouldReject() {
    counters.increment(WOULD_REJECT);
  }

  BreakerSnapshot snapshot(String name, State state, long nowNanos) {
    return new BreakerSnapshot(
        name,
        state.word(),
        state.failures(nowNanos),
        counters.sum(SUCCEEDED),
        counters.sum(FAILED),
        counters.sum(OPENED),
        counters.sum(REJECTED),
        counters.sum(WOULD_REJECT),
        lastFailureMillis,
        state instanceof Opened open ? open.untilMillis() : 0);
  }
}
