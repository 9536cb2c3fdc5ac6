package dev.outrider.engine.admission;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many run and how many wait, in one word.
 *
 * <p>Both are changed by one compare-and-set, so a release cannot miss a waiter that arrives at the
 * same moment, nor an arrival a place that is just being freed. Three rules keep the queue right:
 *
 * <ol>
 *   <li>Without the queue's lock the word changes only while nobody waits ({@link #take}, {@link
 *       #giveBack}).
 *   <li>Hence under the lock, while somebody waits, nobody else changes it.
 *   <li>Outside the lock nobody waits beside a free place: who frees one passes it on.
 * </ol>
 */
final class Places {
  private static final long ONE_WAITING = 1L << 32;

  /** Waiting in the upper half, running in the lower. */
  private final AtomicLong word = new AtomicLong();

  /** Takes a free place when nobody waits. */
  boolean take(int limit) {
    while (true) {
      long now = word.get();
      if (waiting(now) > 0 || running(now) >= limit) {
        return false;
      }
      if (word.compareAndSet(now, now + 1)) {
        return true;
      }
    }
  }

  /** Frees a place when nobody waits for it; false: it has to be passed on. */
  boolean giveBack() {
    while (true) {
      long now = word.get();
      if (waiting(now) > 0) {
        return false;
      }
      if (word.compareAndSet(now, now - 1)) {
        return true;
      }
    }
  }

  /** Under the lock: takes a free place (true), or counts one more who waits (false). */
  boolean takeOrJoin(int limit) {
    while (true) {
      long now = word.get();
      boolean free = waiting(now) == 0 && running(now) < limit;
      if (word.compareAndSet(now, free ? now + 1 : now + ONE_WAITING)) {
        return free;
      }
    }
  }

  /**
   * Under the lock: passes a place on to one who waits (true), or frees it (false) when nobody does
   * or when more run than may since the limit was lowered.
   */
  boolean passOnOrGiveBack(int limit) {
    while (true) {
      long now = word.get();
      boolean pass = waiting(now) > 0 && running(now) <= limit;
      if (word.compareAndSet(now, pass ? now - ONE_WAITING : now - 1)) {
        return pass;
      }
    }
  }

  /** Under the lock: gives one who waits a place that a higher limit made. */
  boolean takeForWaiter(int limit) {
    long now = word.get();
    if (waiting(now) == 0 || running(now) >= limit) {
      return false;
    }
    word.addAndGet(1 - ONE_WAITING); // somebody waits: by rule 2 the word is ours
    return true;
  }

  /** Under the lock: one who waited goes away. */
  void leave() {
    word.addAndGet(-ONE_WAITING);
  }

  int running() {
    return running(word.get());
  }

  int waiting() {
    return waiting(word.get());
  }

  private static int running(long word) {
    return (int) word;
  }

  private static int waiting(long word) {
    return (int) (word >>> 32);
  }
}
