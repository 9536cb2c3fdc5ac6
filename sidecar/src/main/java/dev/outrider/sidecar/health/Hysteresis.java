package dev.outrider.sidecar.health;

import static java.util.concurrent.TimeUnit.MINUTES;

/** A status gets worse at once, and better when nothing as bad was seen for a minute. */
final class Hysteresis {
  private static final long RECOVERY_NANOS = MINUTES.toNanos(1);

  private Status held = Status.HEALTHY;
  private long seenNanos;

  /** Takes what the rules say now and returns what holds. */
  Status hold(Status now, long nowNanos) {
    boolean recovered = nowNanos - seenNanos >= RECOVERY_NANOS;
    if (now.compareTo(held) >= 0 || recovered) {
      held = now;
      seenNanos = nowNanos;
    }
    return held;
  }
}
