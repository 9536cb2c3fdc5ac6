package dev.outrider.engine.exchange;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A few numbers that every exchange adds to and only snapshots read.
 *
 * <p>Each thread adds in one of several stripes, which lie in cache lines of their own; all numbers
 * of a stripe share them. So an exchange that changes three numbers touches one line, and no other
 * core was there in between. {@link java.util.concurrent.atomic.LongAdder} spreads out only once
 * its threads collide: two cores that take turns never do, and wait for the line each time.
 *
 * <p>Thread-safe, without a lock; adding is one atomic addition and allocates nothing.
 */
public final class StripedCounters {
  private static final int LONGS_IN_A_LINE = 8;
  private static final int STRIPES = stripes(Runtime.getRuntime().availableProcessors());
  private static final int STRIPE_BITS = Integer.numberOfTrailingZeros(STRIPES);

  /** The golden ratio's bits: threads with neighbouring ids come into different stripes. */
  private static final int SPREAD = 0x9E3779B9;

  private final AtomicLongArray cells;
  private final int width;

  /** {@code count} numbers, all 0; they are named by their index. */
  public StripedCounters(int count) {
    int lines = (count + LONGS_IN_A_LINE - 1) / LONGS_IN_A_LINE;
    this.width = (lines + 1) * LONGS_IN_A_LINE; // one is left empty, for arrays begin in mid-line
    this.cells = new AtomicLongArray(STRIPES * width);
  }

  /** A power of two, from 4 (servers have more threads than cores) to 8. */
  private static int stripes(int processors) {
    return processors <= 4 ? 4 : 8;
  }

  /** Adds one. */
  public void increment(int index) {
    add(index, 1);
  }

  /** Adds {@code delta}, which may be negative. */
  public void add(int index, long delta) {
    cells.getAndAdd(stripe() * width + index, delta);
  }

  private static int stripe() {
    return ((int) Thread.currentThread().getId() * SPREAD) >>> (Integer.SIZE - STRIPE_BITS);
  }

  /** Returns the number: all that was added before, perhaps some of what is being added now. */
  public long sum(int index) {
    long sum = 0;
    for (int stripe = 0; stripe < STRIPES; stripe++) {
      sum += cells.get(stripe * width + index);
    }
    return sum;
  }
}
