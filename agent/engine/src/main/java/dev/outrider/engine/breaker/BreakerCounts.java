package dev.outrider.engine.breaker;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Everything that a breaker counts since it was made. Written by all threads, read by snapshots.
 */
final class BreakerCounts {
  private final LongAdder succeeded = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder opened = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder wouldReject = new LongAdder();
  private final LongSupplier wallMillis;
  private volatile long lastFailureMillis;

  BreakerCounts(LongSupplier wallMillis) {
    this.wallMillis = wallMillis;
  }

  void succeeded() {
    succeeded.increment();
  }

  void failed() {
    failed.increment();
    lastFailureMillis = wallMillis.getAsLong();
  }

  void opened() {
    opened.increment();
  }

  void rejected() {
    rejected.increment();
  }

  void wouldReject() {
    wouldReject.increment();
  }

  BreakerSnapshot snapshot(String name, State state, long nowNanos) {
    return new BreakerSnapshot(
        name,
        state.word(),
        state.failures(nowNanos),
        succeeded.sum(),
        failed.sum(),
        opened.sum(),
        rejected.sum(),
        wouldReject.sum(),
        lastFailureMillis,
        state instanceof Opened open ? open.untilMillis() : 0);
  }
}
