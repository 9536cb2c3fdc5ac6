package dev.outrider.engine.breaker;

import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One exchange at a time probes the provider: a success closes the breaker, a failure opens it
 * again. That one success is enough is what Hystrix and Polly do.
 *
 * <p>A probe that is not reported back within its life gives way to the next, so one that is lost
 * cannot keep the breaker here. A late report still counts while this stay lasts: otherwise a
 * provider whose answers take longer than that life would never be found well.
 */
final class HalfOpen implements State {
  private static final AtomicReferenceFieldUpdater<HalfOpen, @Nullable Probe> PROBE =
      AtomicReferenceFieldUpdater.newUpdater(HalfOpen.class, Probe.class, "probe");

  private final CircuitBreaker breaker;
  private final Opened before;
  private volatile @Nullable Probe probe;

  HalfOpen(CircuitBreaker breaker, Opened before) {
    this.breaker = breaker;
    this.before = before;
  }

  /** Returns a probe, or {@link Open} while another is under way. */
  Guard tryProbe(long nowNanos) {
    Probe current = probe;
    if (current != null && !current.over(nowNanos)) {
      return new Open(breaker.name(), current.leftNanos(nowNanos), before.opening());
    }
    long lifeNanos = breaker.settings().probeLifeNanos();
    Probe next = new Probe(breaker, this, nowNanos + lifeNanos);
    return PROBE.compareAndSet(this, current, next)
        ? next
        : new Open(breaker.name(), lifeNanos, before.opening());
  }

  /** Lets the next exchange probe in the place of {@code ended}, which told nothing. */
  void giveWay(Probe ended) {
    PROBE.compareAndSet(this, ended, null);
  }

  Opened before() {
    return before;
  }

  @Override
  public BreakerState word() {
    return BreakerState.HALF_OPEN;
  }

  @Override
  public long failures(long nowNanos) {
    return before.opening();
  }
}
