package dev.outrider.engine.pool;

import java.util.function.LongSupplier;

/** The time since one exchange began. */
record Stopwatch(LongSupplier clock, long startNanos) {

  static Stopwatch start(LongSupplier clock) {
    return new Stopwatch(clock, clock.getAsLong());
  }

  long nanos() {
    return clock.getAsLong() - startNanos;
  }
}
