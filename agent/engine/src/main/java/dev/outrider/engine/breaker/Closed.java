package dev.outrider.engine.breaker;

/**
 * Everything passes; failures are tallied. It is itself the pass that everybody gets, so that a
 * closed breaker costs neither a lock nor an object, and an exchange that began before the breaker
 * opened reports to a stay that is over.
 */
final class Closed implements State, Pass {
  private final CircuitBreaker breaker;

  /** Replaced when settings ask for another way of counting; of two at once the later stays. */
  private volatile Tally tally;

  Closed(CircuitBreaker breaker, BreakerSettings settings) {
    this.breaker = breaker;
    tally = Tally.of(settings);
  }

  @Override
  public void succeeded(long durationNanos, long nowNanos) {
    BreakerSettings settings = breaker.settings();
    if (settings.slow(durationNanos)) {
      failed(nowNanos);
      return;
    }
    breaker.counts().succeeded();
    tally(settings).succeeded(nowNanos);
  }

  @Override
  public void failed(long nowNanos) {
    BreakerSettings settings = breaker.settings();
    breaker.counts().failed();
    Tally counted = tally(settings);
    if (counted.failed(settings, nowNanos)) {
      breaker.open(this, counted.failures(nowNanos), counted.cause(nowNanos), nowNanos);
    }
  }

  @Override
  public void ignored() {}

  @Override
  public BreakerState word() {
    return BreakerState.CLOSED;
  }

  @Override
  public long failures(long nowNanos) {
    return tally.failures(nowNanos);
  }

  private Tally tally(BreakerSettings settings) {
    Tally counted = tally;
    if (!counted.fits(settings)) {
      counted = Tally.of(settings);
      tally = counted;
    }
    return counted;
  }
}
