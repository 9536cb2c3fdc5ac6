package dev.outrider.engine.admission;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All who wait in a queue: a line for each level, and who has to give up next.
 *
 * <p>Not thread-safe: the queue's lock guards it.
 */
final class Waiters {
  private final Deadlines deadlines = new Deadlines();
  private Line[] lines;

  Waiters(int levels) {
    lines = lines(levels);
  }

  private static Line[] lines(int levels) {
    Line[] lines = new Line[levels];
    for (int level = 0; level < levels; level++) {
      lines[level] = new Line();
    }
    return lines;
  }

  void add(Queued waiter) {
    lines[waiter.level()].add(waiter.inLevel);
    deadlines.add(waiter);
  }

  void remove(Queued waiter) {
    lines[waiter.level()].remove(waiter.inLevel);
    deadlines.remove(waiter);
  }

  /** Takes out who is served next: the longest waiting of the highest level. Somebody waits. */
  Queued removeNext() {
    for (Line line : lines) {
      Queued first = line.first();
      if (first != null) {
        remove(first);
        return first;
      }
    }
    throw new IllegalStateException("outrider: a place was passed on, but nobody waits");
  }

  /** Returns who gives way to an arrival of {@code level}: the youngest of the lowest; or null. */
  @Nullable Queued youngestBelow(int level) {
    for (int lower = lines.length - 1; lower > level; lower--) {
      Queued last = lines[lower].last();
      if (last != null) {
        return last;
      }
    }
    return null;
  }

  /** Returns a waiter whose time is over, or null. */
  @Nullable Queued due(long nowNanos) {
    return deadlines.due(nowNanos);
  }

  /** Returns nanoseconds until somebody is due; {@code Long.MAX_VALUE} when nobody waits. */
  long untilDueNanos(long nowNanos) {
    return deadlines.untilDueNanos(nowNanos);
  }

  /** Makes it {@code levels}; who waits at a level that is gone moves to the lowest, order kept. */
  void levels(int levels) {
    if (levels == lines.length) {
      return;
    }
    Line[] before = lines;
    lines = lines(levels);
    for (int level = 0; level < before.length; level++) {
      int moved = Math.min(level, levels - 1);
      for (Queued waiter = before[level].first(); waiter != null; waiter = before[level].first()) {
        before[level].remove(waiter.inLevel);
        waiter.moveTo(moved);
        lines[moved].add(waiter.inLevel);
      }
    }
  }

  /** Returns how many wait at each level. */
  List<Integer> sizes() {
    List<Integer> sizes = new ArrayList<>(lines.length);
    for (Line line : lines) {
      sizes.add(line.size());
    }
    return sizes;
  }
}
