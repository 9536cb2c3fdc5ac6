package dev.outrider.engine.admission;

import org.jspecify.annotations.Nullable;

/**
 * A line of waiters that anyone may leave from the middle in constant time.
 *
 * <p>Not thread-safe: the queue's lock guards it.
 */
final class Line {
  /** Stands before the first and behind the last, so that no one is a special case. */
  private final Spot ends = new Spot(null);

  private int size;

  /** Puts {@code spot}, which is in no line, at the end. */
  void add(Spot spot) {
    spot.before = ends.before;
    spot.after = ends;
    ends.before.after = spot;
    ends.before = spot;
    size++;
  }

  /** Takes {@code spot}, which is in this line, out of it. */
  void remove(Spot spot) {
    spot.before.after = spot.after;
    spot.after.before = spot.before;
    spot.before = spot;
    spot.after = spot;
    size--;
  }

  @Nullable Queued first() {
    return ends.after.waiter;
  }

  @Nullable Queued last() {
    return ends.before.waiter;
  }

  int size() {
    return size;
  }

  /** What a waiter stands on in a line: one spot for each line that it is in. */
  static final class Spot {
    private final @Nullable Queued waiter;
    private Spot before = this;
    private Spot after = this;

    Spot(@Nullable Queued waiter) {
      this.waiter = waiter;
    }
  }
}
