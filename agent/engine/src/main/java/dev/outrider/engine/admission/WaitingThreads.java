package dev.outrider.engine.admission;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many worker threads of a container are parked in a queue: at most so many that exempt routes
 * always find one that is not.
 *
 * <p>Thread-safe, without a lock. Everyone that entered has to leave.
 */
public final class WaitingThreads {
  private final AtomicInteger inside = new AtomicInteger();
  private volatile int max;

  public WaitingThreads(int max) {
    this.max = max;
  }

  /** Lets the calling thread wait; false: as many wait as may, reason {@code threads}. */
  public boolean tryEnter() {
    int bound = max;
    while (true) {
      int now = inside.get();
      if (now >= bound) {
        return false;
      }
      if (inside.compareAndSet(now, now + 1)) {
        return true;
      }
    }
  }

  /** The thread waits no more. */
  public void leave() {
    inside.decrementAndGet();
  }

  /** Changes the bound; who waits already is not disturbed. */
  public void max(int max) {
    this.max = max;
  }

  /** How many wait now. */
  public int waiting() {
    return inside.get();
  }
}
