package dev.outrider.engine.metrics;

import java.util.concurrent.atomic.LongAdder;

/** A number that only rises. Thread-safe; kept by who counts with it. */
public final class Counter {
  private final LongAdder count = new LongAdder();

  Counter() {}

  /** Counts one. */
  public void increment() {
    count.increment();
  }

  /** Counts {@code more}, which is not negative. */
  public void add(long more) {
    count.add(more);
  }

  /** Returns what was counted so far. */
  public long sum() {
    return count.sum();
  }
}
