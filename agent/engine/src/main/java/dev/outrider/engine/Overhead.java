package dev.outrider.engine;

/** Which exchanges have the time spent in our code measured: one in 64, by the clock's low bits. */
final class Overhead {
  private static final long MASK = 63;

  private Overhead() {}

  /** Some clocks tick in tens of nanoseconds, so the lowest bits are left out. */
  static boolean samples(long nanos) {
    return (nanos >>> 10 & MASK) == 0;
  }
}
