package dev.outrider.engine.exchange;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many of something bounded there are.
 *
 * <p>Thread-safe, without a lock: a place is taken before the thing is made and shown, and given
 * back by who finds that another thread was first. So at no instant are there more than may be; in
 * the instant before a place comes back, a newcomer may be turned away a little early.
 */
public final class Bound {
  private final AtomicInteger taken = new AtomicInteger();

  /** Takes a place if fewer than {@code max} are taken; returns whether it did. */
  public boolean take(int max) {
    for (int now = taken.get(); now < max; now = taken.get()) {
      if (taken.compareAndSet(now, now + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Gives a place back that was taken and not used. */
  public void giveBack() {
    taken.decrementAndGet();
  }
}
