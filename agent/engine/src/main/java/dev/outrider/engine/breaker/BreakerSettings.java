package dev.outrider.engine.breaker;

import java.util.concurrent.TimeUnit;

/**
 * When a breaker opens, and for how long. Immutable.
 *
 * @param failureThreshold failures in a row that open it; 0: by the rate of failures instead
 * @param rateMinimum exchanges in the window below which the rate says nothing
 * @param rateShare share of failures in the window that opens it, above 0 and at most 1
 * @param windowNanos what the rate looks back on
 * @param slowCallNanos an exchange that took as long counts as failed; 0: none does
 * @param resetNanos from opening to the first probe
 * @param resetMaxNanos each probe that fails doubles the wait up to this
 */
public record BreakerSettings(
    int failureThreshold,
    int rateMinimum,
    double rateShare,
    long windowNanos,
    long slowCallNanos,
    long resetNanos,
    long resetMaxNanos) {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** The profile {@code fixed}: 5 failures in a row, 60 s are slow, probed after 300 s. */
  public static final BreakerSettings FIXED =
      new BreakerSettings(5, 20, 0.5, 10 * SECOND, 60 * SECOND, 300 * SECOND, 300 * SECOND);

  /** The profile {@code adaptive}: half of at least 20 in 10 s, probed after 5 s, 10, 20, to 60. */
  public static final BreakerSettings ADAPTIVE =
      new BreakerSettings(0, 20, 0.5, 10 * SECOND, 0, 5 * SECOND, 60 * SECOND);

  /** Whether failures in a row are counted, not their rate. */
  boolean inARow() {
    return failureThreshold > 0;
  }

  /** Whether an exchange that took so long counts as failed. */
  boolean slow(long durationNanos) {
    return slowCallNanos > 0 && durationNanos >= slowCallNanos;
  }

  /** Returns how long to wait after a probe failed that had been waited {@code waitedNanos} for. */
  long waitAfter(long waitedNanos) {
    long doubled = waitedNanos > resetMaxNanos / 2 ? resetMaxNanos : 2 * waitedNanos;
    return Math.max(resetNanos, doubled);
  }

  /**
   * Returns how long a probe keeps others away: one that takes as long as a slow call has failed in
   * any case, and one whose end nobody reports must not keep the breaker half-open for ever.
   */
  long probeLifeNanos() {
    return slowCallNanos > 0 ? slowCallNanos : resetNanos;
  }
}
