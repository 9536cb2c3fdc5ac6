package dev.outrider.engine.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * All who wait in a queue: by level, and who has to give up next.
 *
 * <p>Not thread-safe: the queue's lock guards it.
 */
final class Waiters {
  /** How many may rise at once from each level: who holds the lock does not hold it for long. */
  private static final int RISE_AT_ONCE = 32;

  private final Deadlines deadlines = new Deadlines();
  private Level[] levels;
  private Shares shares;

  Waiters(int count) {
    levels = made(count);
    shares = new Shares(count);
  }

  private static Level[] made(int count) {
    Level[] levels = new Level[count];
    for (int i = 0; i < count; i++) {
      levels[i] = new Level();
    }
    return levels;
  }

  void add(Queued waiter) {
    levels[waiter.level()].add(waiter);
    deadlines.add(waiter);
  }

  void remove(Queued waiter) {
    levels[waiter.level()].remove(waiter);
    deadlines.remove(waiter);
  }

  /**
   * Takes out who is served next: one of the highest level that somebody waits at, unless a lower
   * one has its share coming to it. Somebody waits.
   */
  Queued removeNext(int sharePercent) {
    Queued next = levels[shares.next(levels, sharePercent)].removeNext();
    deadlines.remove(next);
    return next;
  }

  /**
   * Lets those rise a level who have waited at theirs for so long, so that the lowest level gets on
   * however many come above it.
   *
   * @param ageingNanos 0: nobody rises
   */
  void age(long nowNanos, long ageingNanos) {
    if (ageingNanos == 0) {
      return;
    }
    for (int level = 1; level < levels.length; level++) {
      for (int risen = 0; risen < RISE_AT_ONCE; risen++) {
        Queued oldest = levels[level].oldest();
        if (oldest == null || nowNanos - oldest.atLevelSinceNanos() < ageingNanos) {
          break;
        }
        levels[level].remove(oldest);
        oldest.rise(nowNanos);
        levels[level - 1].add(oldest);
      }
    }
  }

  /**
   * Returns who gives way to an arrival, or null: the youngest of the lowest level that takes up
   * more than its own room. A level above {@code level} gives way only while {@code level} does not
   * take up its own. Where none does, one of an asker that takes up more of {@code level} than
   * {@code asker} does.
   *
   * @param ownRoom of each level
   */
  @Nullable Queued givingWay(int level, long asker, int ownRoom) {
    int highest = levels[level].size() < ownRoom ? 0 : level + 1;
    for (int other = levels.length - 1; other >= highest; other--) {
      if (levels[other].size() > ownRoom) {
        return levels[other].youngest();
      }
    }
    return levels[level].youngestOfTheLongestFlowBut(asker);
  }

  /** Returns a waiter whose time is over, or null. */
  @Nullable Queued due(long nowNanos) {
    return deadlines.due(nowNanos);
  }

  /** Returns nanoseconds until somebody is due; {@code Long.MAX_VALUE} when nobody waits. */
  long untilDueNanos(long nowNanos) {
    return deadlines.untilDueNanos(nowNanos);
  }

  /** Makes it so many; who waits at a level that is gone moves to the lowest, order kept. */
  void levels(int count) {
    if (count == levels.length) {
      return;
    }
    Level[] before = levels;
    levels = made(count);
    shares = new Shares(count);
    for (int level = 0; level < before.length; level++) {
      int moved = Math.min(level, count - 1);
      for (Queued waiter = before[level].oldest();
          waiter != null;
          waiter = before[level].oldest()) {
        before[level].remove(waiter);
        waiter.moveTo(moved);
        levels[moved].add(waiter);
      }
    }
  }

  /** Returns how many wait at each level. */
  List<Integer> sizes() {
    List<Integer> sizes = new ArrayList<>(levels.length);
    for (Level level : levels) {
      sizes.add(level.size());
    }
    return sizes;
  }

  /** Returns how many wait at that level and above: who comes last to it has them before it. */
  int downTo(int level) {
    int count = 0;
    for (int higher = 0; higher <= level; higher++) {
      count += levels[higher].size();
    }
    return count;
  }

  /** Shows who waits to {@code visitor}, level by level, until it says false. */
  void visit(Predicate<Queued> visitor) {
    for (Level level : levels) {
      if (!level.visit(visitor)) {
        return;
      }
    }
  }
}
