package dev.outrider.examples.mock;

import java.util.concurrent.atomic.AtomicLong;

/** Which answers fail: evenly spread, so that a rate of 0.1 is exactly one in ten. Thread-safe. */
final class Faults {
  private final AtomicLong asked = new AtomicLong();

  boolean strikes(double rate) {
    if (rate == 0) {
      return false;
    }
    long before = asked.getAndIncrement();
    return (long) ((before + 1) * rate) > (long) (before * rate);
  }
}
