package dev.outrider.engine.admission;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A line that anyone may leave from the middle in constant time.
 *
 * <p>Not thread-safe: the queue's lock guards it.
 */
final class Line<T> {
  /** Stands before the first and behind the last, so that no one is a special case. */
  private final Spot<T> ends = new Spot<>(null);

  private int size;

  /** Puts {@code spot}, which is in no line, at the end. */
  void add(Spot<T> spot) {
    spot.before = ends.before;
    spot.after = ends;
    ends.before.after = spot;
    ends.before = spot;
    size++;
  }

  /** Takes {@code spot}, which is in this line, out of it. */
  void remove(Spot<T> spot) {
    spot.before.after = spot.after;
    spot.after.before = spot.before;
    spot.before = spot;
    spot.after = spot;
    size--;
  }

  @Nullable T first() {
    return ends.after.who;
  }

  @Nullable T last() {
    return ends.before.who;
  }

  int size() {
    return size;
  }

  /** Shows each to {@code visitor} until it says false; returns whether it never said so. */
  boolean visit(Predicate<T> visitor) {
    for (Spot<T> spot = ends.after; spot.who != null; spot = spot.after) {
      if (!visitor.test(spot.who)) {
        return false;
      }
    }
    return true;
  }

  /** What one stands on in a line: a spot for each line that it may be in. */
  static final class Spot<T> {
    private final @Nullable T who;
    private Spot<T> before = this;
    private Spot<T> after = this;

    Spot(@Nullable T who) {
      this.who = who;
    }
  }
}
