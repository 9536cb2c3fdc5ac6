package dev.outrider.sidecar.store;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * The numbers of one gateway as they were, every ten seconds, back to just over five minutes. As
 * they are cumulative, a window is the latest ones less one of these. Confined to the store's lock.
 */
final class History {
  static final long STEP_NANOS = SECONDS.toNanos(10);
  static final long WINDOW_NANOS = MINUTES.toNanos(5);

  private final ArrayDeque<Instant> instants = new ArrayDeque<>();

  /** What the numbers were, and when. */
  record Instant(long atNanos, Numbers numbers) {}

  /** Begins anew at {@code instant}. */
  void restart(Instant instant) {
    instants.clear();
    instants.add(instant);
  }

  /** Keeps {@code instant} when the last one is a step ago. */
  void offer(Instant instant) {
    if (instants.isEmpty() || instant.atNanos - instants.getLast().atNanos >= STEP_NANOS) {
      keep(instant);
    }
  }

  /** Keeps {@code instant}, and of those older than the window only the youngest. */
  void keep(Instant instant) {
    instants.addLast(instant);
    while (instants.size() > 1 && instant.atNanos - second().atNanos >= WINDOW_NANOS) {
      instants.removeFirst();
    }
  }

  /** Returns the youngest that is at least {@code windowNanos} old, else the oldest. */
  Instant before(long nowNanos, long windowNanos) {
    Iterator<Instant> youngestFirst = instants.descendingIterator();
    while (youngestFirst.hasNext()) {
      Instant instant = youngestFirst.next();
      if (nowNanos - instant.atNanos >= windowNanos) {
        return instant;
      }
    }
    return instants.getFirst();
  }

  private Instant second() {
    Iterator<Instant> oldestFirst = instants.iterator();
    oldestFirst.next();
    return oldestFirst.next();
  }
}
