package dev.outrider.engine.breaker;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts exchanges and failures of a sliding window, as the sum of ten steps.
 *
 * <p>A step is one {@code long}, replaced by compare-and-set: its number (32 bits), exchanges (16),
 * failures (16). So a count and the step that it belongs to can never be torn apart, and a step
 * that lies behind the window is overwritten by whoever counts first in its place. A step that is
 * full halves both counts, which keeps their proportion. The window reaches back nine whole steps
 * and what has passed of the tenth.
 */
final class RateTally implements Tally {
  private static final int STEPS = 10;
  private static final int FULL = 0xFFFF;

  private final AtomicLongArray steps = new AtomicLongArray(STEPS);
  private final long windowNanos;
  private final long stepNanos;

  RateTally(long windowNanos) {
    this.windowNanos = windowNanos;
    stepNanos = Math.max(1, windowNanos / STEPS);
  }

  @Override
  public boolean fits(BreakerSettings settings) {
    return !settings.inARow() && settings.windowNanos() == windowNanos;
  }

  @Override
  public void succeeded(long nowNanos) {
    count(0, nowNanos);
  }

  @Override
  public boolean failed(BreakerSettings settings, long nowNanos) {
    count(1, nowNanos);
    Sums sums = sums(nowNanos);
    return sums.exchanges >= settings.rateMinimum()
        && sums.failures >= settings.rateShare() * sums.exchanges;
  }

  @Override
  public long failures(long nowNanos) {
    return sums(nowNanos).failures;
  }

  @Override
  public String cause(long nowNanos) {
    Sums sums = sums(nowNanos);
    return String.format(
        "%d of %d exchanges failed in %d s",
        sums.failures, sums.exchanges, TimeUnit.NANOSECONDS.toSeconds(windowNanos));
  }

  private void count(int failures, long nowNanos) {
    long sinceOrigin = Math.floorDiv(nowNanos, stepNanos);
    int number = (int) sinceOrigin; // 32 bits last longer than any window; only differences count
    int place = Math.floorMod(sinceOrigin, STEPS);
    while (true) {
      long step = steps.get(place);
      if (numberOf(step) - number > 0 && exchangesOf(step) > 0) {
        return; // a thread that was away for a whole window: too late to count
      }
      if (steps.compareAndSet(place, step, counted(step, number, failures))) {
        return;
      }
    }
  }

  private static long counted(long step, int number, int failures) {
    if (numberOf(step) != number) {
      return step(number, 1, failures);
    }
    int exchanges = exchangesOf(step);
    return exchanges == FULL
        ? step(number, FULL / 2 + 1, failuresOf(step) / 2 + failures)
        : step(number, exchanges + 1, failuresOf(step) + failures);
  }

  private Sums sums(long nowNanos) {
    int now = (int) Math.floorDiv(nowNanos, stepNanos);
    long exchanges = 0;
    long failures = 0;
    for (int place = 0; place < STEPS; place++) {
      long step = steps.get(place);
      if (now - numberOf(step) < STEPS) {
        exchanges += exchangesOf(step);
        failures += failuresOf(step);
      }
    }
    return new Sums(exchanges, failures);
  }

  private static long step(int number, int exchanges, int failures) {
    return ((long) number << 32) | ((long) exchanges << 16) | failures;
  }

  private static int numberOf(long step) {
    return (int) (step >> 32);
  }

  private static int exchangesOf(long step) {
    return (int) (step >>> 16) & FULL;
  }

  private static int failuresOf(long step) {
    return (int) step & FULL;
  }

  private record Sums(long exchanges, long failures) {}
}
