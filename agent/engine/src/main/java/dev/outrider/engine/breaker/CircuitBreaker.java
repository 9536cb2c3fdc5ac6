package dev.outrider.engine.breaker;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Leaves one provider alone while it fails, and finds out when it is well again.
 *
 * <p>Thread-safe, without locks: whoever exchanges one {@link State} for the next by
 * compare-and-set made that transition, alone, and tells it to the listener on its own thread.
 * Reports about an earlier stay find that it is over and change nothing but the counts.
 */
public final class CircuitBreaker {
  private static final AtomicReferenceFieldUpdater<CircuitBreaker, State> STATE =
      AtomicReferenceFieldUpdater.newUpdater(CircuitBreaker.class, State.class, "state");

  private final String name;
  private final LongSupplier wallMillis;
  private final Consumer<Transition> listener;
  private final BreakerCounts counts;
  private volatile State state;
  private volatile BreakerSettings settings;

  CircuitBreaker(
      String name,
      BreakerSettings settings,
      LongSupplier wallMillis,
      Consumer<Transition> listener) {
    this.name = name;
    this.settings = settings;
    this.wallMillis = wallMillis;
    this.listener = listener;
    counts = new BreakerCounts(wallMillis);
    state = new Closed(this, settings);
  }

  /** The name that it was asked for by. */
  public String name() {
    return name;
  }

  /**
   * Returns a {@link Pass}, which must be told the end of the exchange, or {@link Open}: counted as
   * a rejection.
   *
   * @param nowNanos from one monotonic clock for all calls, such as {@link System#nanoTime}
   */
  public Guard tryPass(long nowNanos) {
    Guard guard = decide(nowNanos);
    if (guard instanceof Open) {
      counts.rejected();
    }
    return guard;
  }

  /**
   * The same decision for a caller that only observes: {@link Open} is counted as what would have
   * been rejected, the exchange goes on and is not reported. A pass is reported as ever.
   */
  public Guard wouldPass(long nowNanos) {
    Guard guard = decide(nowNanos);
    if (guard instanceof Open) {
      counts.wouldReject();
    }
    return guard;
  }

  /** Returns what it knows about itself. */
  public BreakerSnapshot snapshot(long nowNanos) {
    return counts.snapshot(name, state, nowNanos);
  }

  private Guard decide(long nowNanos) {
    while (true) {
      State now = state;
      if (now instanceof Closed closed) {
        return closed;
      }
      if (now instanceof HalfOpen halfOpen) {
        return halfOpen.tryProbe(nowNanos);
      }
      Opened open = (Opened) now;
      long leftNanos = open.untilNanos() - nowNanos;
      if (leftNanos > 0) {
        return new Open(name, leftNanos, open.opening());
      }
      HalfOpen next = new HalfOpen(this, open);
      Guard probe = next.tryProbe(nowNanos); // before it is seen: the first probe is the winner's
      if (moved(open, next, "one exchange probes it", 0)) {
        return probe;
      }
    }
  }

  void open(Closed stay, long failures, String cause, long nowNanos) {
    open(stay, settings.resetNanos(), failures, cause, nowNanos);
  }

  void reopen(HalfOpen stay, long nowNanos) {
    Opened before = stay.before();
    long waitNanos = settings.waitAfter(before.waitNanos());
    open(stay, waitNanos, before.opening() + 1, "a probe failed", nowNanos);
  }

  private void open(State stay, long waitNanos, long failures, String cause, long nowNanos) {
    long untilMillis = wallMillis.getAsLong() + TimeUnit.NANOSECONDS.toMillis(waitNanos);
    moved(
        stay, new Opened(waitNanos, nowNanos + waitNanos, untilMillis, failures), cause, waitNanos);
  }

  /** Closes it, if {@code stay} still lasts. */
  void close(State stay, String cause) {
    moved(stay, new Closed(this, settings), cause, 0);
  }

  /** Closes it whatever it is now; failures counted so far are forgotten. */
  void reset() {
    State before = STATE.getAndSet(this, new Closed(this, settings));
    if (!(before instanceof Closed)) {
      tell(before.word(), BreakerState.CLOSED, "reset", 0);
    }
  }

  private boolean moved(State from, State to, String cause, long waitNanos) {
    if (!STATE.compareAndSet(this, from, to)) {
      return false;
    }
    if (to instanceof Opened) {
      counts.opened();
    }
    tell(from.word(), to.word(), cause, waitNanos);
    return true;
  }

  private void tell(BreakerState from, BreakerState to, String cause, long waitNanos) {
    listener.accept(new Transition(name, from, to, cause, waitNanos));
  }

  BreakerSettings settings() {
    return settings;
  }

  void settings(BreakerSettings changed) {
    settings = changed;
  }

  BreakerCounts counts() {
    return counts;
  }
}
