package dev.outrider.engine.admission;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;

/**
 * The right of one exchange to run; what is held counts against the limit.
 *
 * <p>Thread-safe. End, close, cancel and failure race to release it; the first one wins.
 */
public final class Permit implements Admission {
  private static final AtomicIntegerFieldUpdater<Permit> RELEASED =
      AtomicIntegerFieldUpdater.newUpdater(Permit.class, "released");

  private final RequestQueue queue;
  private final long waitedNanos;
  private final int level;

  @SuppressWarnings("UnusedVariable") // read and written through RELEASED
  private volatile int released;

  Permit(RequestQueue queue, int level, long waitedNanos) {
    this.queue = queue;
    this.level = level;
    this.waitedNanos = waitedNanos;
  }

  /**
   * Gives the place to the next waiter. Calls after the first do nothing.
   *
   * @param failed whether the exchange is counted as failed, not as completed
   */
  public void release(boolean failed) {
    if (RELEASED.compareAndSet(this, 0, 1)) {
      queue.released(failed);
    }
  }

  /** The level at which it was admitted; 0 is the highest. */
  public int level() {
    return level;
  }

  /** How long the exchange waited for it, nanoseconds; 0 when it did not have to. */
  public long waitedNanos() {
    return waitedNanos;
  }
}
