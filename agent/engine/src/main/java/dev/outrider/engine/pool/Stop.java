package dev.outrider.engine.pool;

import dev.outrider.engine.pool.PoolException.Kind;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * Ends one exchange from outside: remembers why, and halts whatever the exchange is at.
 *
 * <p>The executing thread attaches what it is at, one thing after the other; any thread may stop.
 * Both are one compare-and-set on the same reference, so a stop either halts what is attached, or
 * makes the next attachment fail: a connection that went back to the pool is never halted.
 */
final class Stop {

  /** Something that can be made to give up, from any thread, without blocking. */
  interface Target {
    void halt(Kind why);
  }

  private record Stopped(Kind why) implements Target {
    @Override
    public void halt(Kind later) {}
  }

  private static final Target NOTHING = why -> {};

  private static final AtomicReferenceFieldUpdater<Stop, Target> AT =
      AtomicReferenceFieldUpdater.newUpdater(Stop.class, Target.class, "at");

  private volatile Target at = NOTHING;

  /** Says what the exchange is at from now on; fails when it was stopped. */
  void attach(Target next) throws PoolException {
    Target seen = at;
    if (seen instanceof Stopped || !AT.compareAndSet(this, seen, next)) {
      throw stopped(PoolException.Progress.NOWHERE, null);
    }
  }

  /** Forgets {@code what}, which is over: a request that is kept keeps no connection alive. */
  void detach(Target what) {
    AT.compareAndSet(this, what, NOTHING);
  }

  /** Stops the exchange, unless it was stopped before. */
  void stop(Kind why) {
    Target seen = at;
    while (!(seen instanceof Stopped)) {
      if (AT.compareAndSet(this, seen, new Stopped(why))) {
        seen.halt(why);
        return;
      }
      seen = at;
    }
  }

  /** Returns why the exchange was stopped, or null while it was not. */
  @Nullable Kind why() {
    return at instanceof Stopped stopped ? stopped.why() : null;
  }

  /** Returns what a stopped exchange throws. */
  PoolException stopped(PoolException.Progress progress, @Nullable Throwable cause) {
    Kind why = why();
    return stopped(why == null ? Kind.ABORTED : why, progress, cause);
  }

  static PoolException stopped(
      Kind why, PoolException.Progress progress, @Nullable Throwable cause) {
    String message = why == Kind.ABORTED ? "the exchange was aborted" : "its time is over";
    return new PoolException(why, message, cause, progress);
  }
}
