package dev.outrider.engine.pool;

/**
 * The highest number of the last minute: between one and two minutes of memory. Written by any
 * thread without order; a peak that two threads reach at once may be missed by the difference.
 */
final class Peak {
  private static final long MINUTE = 60_000_000_000L;

  private volatile int current;
  private volatile int before;
  private long turnedNanos;
  private boolean started;

  void reached(int number) {
    if (number > current) {
      current = number;
    }
  }

  int atLeast(int floor) {
    return Math.max(floor, Math.max(current, before));
  }

  /** Forgets what is older than two minutes; called by one thread. */
  void turn(long nowNanos) {
    if (!started || nowNanos - turnedNanos >= MINUTE) {
      started = true;
      turnedNanos = nowNanos;
      before = current;
      current = 0;
    }
  }
}
