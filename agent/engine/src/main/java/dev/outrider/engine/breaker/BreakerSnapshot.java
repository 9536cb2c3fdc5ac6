package dev.outrider.engine.breaker;

/**
 * What a breaker knows about itself at one instant. Immutable; counts run since it was made.
 *
 * @param name of the breaker
 * @param state now
 * @param failures in a row or within the window; while not closed, those that opened it
 * @param succeeded exchanges that succeeded
 * @param failed exchanges that failed
 * @param opened how often it opened, by probes that failed too
 * @param rejected exchanges that it kept back
 * @param wouldReject exchanges that it would have kept back
 * @param lastFailureMillis milliseconds since the epoch; 0 without a failure
 * @param nextAttemptMillis milliseconds since the epoch; 0 unless open
 */
public record BreakerSnapshot(
    String name,
    BreakerState state,
    long failures,
    long succeeded,
    long failed,
    long opened,
    long rejected,
    long wouldReject,
    long lastFailureMillis,
    long nextAttemptMillis) {}
