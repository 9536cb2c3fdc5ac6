package dev.outrider.engine.admission;

import java.util.concurrent.TimeUnit;

/**
 * How fast those who wait are served: how many were, against how long somebody waited, both fading
 * over {@value #MEMORY_SECONDS} s. Time in which nobody waits tells nothing of that and is left
 * out.
 *
 * <p>Not thread-safe: the queue's lock guards it. Times are nanoseconds of the queue's clock.
 */
final class DrainRate {
  private static final long MEMORY_SECONDS = 10;
  private static final double MEMORY_NANOS = TimeUnit.SECONDS.toNanos(MEMORY_SECONDS);
  private static final double LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);

  private double served;
  private double waitedNanos;
  private long knownUntilNanos;

  /** Somebody waits from now on; nobody did just before. */
  void begins(long nowNanos) {
    knownUntilNanos = nowNanos;
  }

  /** One of those who wait is served. */
  void serves(long nowNanos) {
    fade(nowNanos);
    served++;
  }

  /**
   * Returns how long it is likely to take until so many of those who wait are served; at most a
   * minute. While hardly anybody was served yet, one takes as long as they have waited so far: the
   * first of a burst are not told that it takes for ever.
   */
  long untilServedNanos(int count, long nowNanos) {
    if (count == 0) {
      return 0;
    }
    fade(nowNanos);
    double eachNanos = waitedNanos / Math.max(served, 1);
    return (long) Math.min(LONGEST_NANOS, count * eachNanos);
  }

  private void fade(long nowNanos) {
    double kept = Math.exp(-Math.max(0, nowNanos - knownUntilNanos) / MEMORY_NANOS);
    served *= kept;
    waitedNanos = waitedNanos * kept + MEMORY_NANOS * (1 - kept);
    knownUntilNanos = nowNanos;
  }
}
