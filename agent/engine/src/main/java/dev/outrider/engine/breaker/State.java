package dev.outrider.engine.breaker;

/**
 * What a breaker is doing now. Each stay in a state is an object of its own, so that the end of an
 * exchange that began in an earlier stay cannot be taken for news about this one.
 */
sealed interface State permits Closed, Opened, HalfOpen {

  /** The word for it. */
  BreakerState word();

  /** Failures in a row or within the window; in the states after closed, those that opened it. */
  long failures(long nowNanos);
}
