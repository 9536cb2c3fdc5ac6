package dev.outrider.engine.breaker;

/**
 * Nothing passes until it is time for a probe. Immutable.
 *
 * @param waitNanos how long this is, from opening to the first probe
 * @param untilNanos when the first probe may pass
 * @param untilMillis the same by the wall clock, for people
 * @param opening failures that opened it
 */
record Opened(long waitNanos, long untilNanos, long untilMillis, long opening) implements State {

  @Override
  public BreakerState word() {
    return BreakerState.OPEN;
  }

  @Override
  public long failures(long nowNanos) {
    return opening;
  }
}
