package dev.outrider.engine.breaker;

import java.util.concurrent.atomic.AtomicBoolean;

/** The exchange that finds out whether a provider is well again. It is given back once. */
final class Probe implements Pass {
  private final CircuitBreaker breaker;
  private final HalfOpen stay;
  private final long untilNanos;
  private final AtomicBoolean givenBack = new AtomicBoolean();

  Probe(CircuitBreaker breaker, HalfOpen stay, long untilNanos) {
    this.breaker = breaker;
    this.stay = stay;
    this.untilNanos = untilNanos;
  }

  @Override
  public void succeeded(long durationNanos, long nowNanos) {
    if (breaker.settings().slow(durationNanos)) {
      failed(nowNanos);
    } else if (givenBack.compareAndSet(false, true)) {
      breaker.counts().succeeded();
      breaker.close(stay, "a probe succeeded");
    }
  }

  @Override
  public void failed(long nowNanos) {
    if (givenBack.compareAndSet(false, true)) {
      breaker.counts().failed();
      breaker.reopen(stay, nowNanos);
    }
  }

  @Override
  public void ignored() {
    if (givenBack.compareAndSet(false, true)) {
      stay.giveWay(this);
    }
  }

  /** Whether another may probe in its place. */
  boolean over(long nowNanos) {
    return leftNanos(nowNanos) <= 0;
  }

  long leftNanos(long nowNanos) {
    return untilNanos - nowNanos;
  }
}
