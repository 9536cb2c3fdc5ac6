package dev.outrider.engine.pool;

/** A moment on the nano clock, or none. */
record Deadline(boolean bounded, long atNanos) {
  static final Deadline NONE = new Deadline(false, 0);

  /** Returns the moment {@code nanos} after {@code now}; none when that is 0. */
  static Deadline after(long nowNanos, long nanos) {
    return nanos > 0 ? new Deadline(true, nowNanos + nanos) : NONE;
  }

  /** Returns the earlier of the two. */
  Deadline or(Deadline other) {
    if (!bounded) {
      return other;
    }
    return other.bounded && other.atNanos - atNanos < 0 ? other : this;
  }

  boolean isOver(long nowNanos) {
    return bounded && nowNanos - atNanos >= 0;
  }

  long remaining(long nowNanos) {
    return atNanos - nowNanos;
  }

  /** Returns {@code nanos} in whole milliseconds, rounded up, as sockets want it: 0 is for ever. */
  static int millis(long nanos) {
    return (int) Math.min(Integer.MAX_VALUE, Math.max(0, (nanos + 999_999) / 1_000_000));
  }
}
