package dev.outrider.engine.metrics;

import dev.outrider.engine.exchange.Outcome;
import java.util.Arrays;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Ended exchanges by level, outcome and whether exempt: one adder each, made before it is needed.
 *
 * <p>Thread-safe. Counting takes no lock and allocates nothing, but for the first exchange of a
 * level that was not there yet.
 */
final class OutcomeCounts {
  /** Above it all are counted as one level, so that a wrong level cannot cost memory. */
  private static final int MAX_LEVELS = 64;

  private static final int USUAL_LEVELS = 3;
  private static final Outcome[] OUTCOMES = Outcome.values();

  private final ReentrantLock growing = new ReentrantLock();

  /** Replaced by a longer copy, under the lock; the adders in it stay. */
  private volatile LongAdder[][] levels = {};

  OutcomeCounts() {
    grow(USUAL_LEVELS);
  }

  void count(int level, Outcome outcome, boolean exempt) {
    int nearest = Math.max(0, Math.min(level, MAX_LEVELS - 1));
    LongAdder[][] now = levels;
    if (nearest >= now.length) {
      now = grow(nearest + 1);
    }
    now[nearest][cell(outcome, exempt)].increment();
  }

  @SuppressWarnings("EnumOrdinal") // the index of an array that lives no longer than this JVM
  private static int cell(Outcome outcome, boolean exempt) {
    return 2 * outcome.ordinal() + (exempt ? 1 : 0);
  }

  private LongAdder[][] grow(int length) {
    growing.lock();
    try {
      LongAdder[][] grown = levels;
      if (grown.length < length) {
        grown = Arrays.copyOf(grown, length);
        for (int level = levels.length; level < length; level++) {
          grown[level] = adders();
        }
        levels = grown;
      }
      return grown;
    } finally {
      growing.unlock();
    }
  }

  private static LongAdder[] adders() {
    LongAdder[] adders = new LongAdder[2 * OUTCOMES.length];
    Arrays.setAll(adders, cell -> new LongAdder());
    return adders;
  }

  /** Shows {@code visitor} every count that is not 0. */
  void visit(Visitor visitor) {
    LongAdder[][] now = levels;
    for (int level = 0; level < now.length; level++) {
      for (Outcome outcome : OUTCOMES) {
        visit(visitor, now[level], level, outcome, false);
        visit(visitor, now[level], level, outcome, true);
      }
    }
  }

  private static void visit(
      Visitor visitor, LongAdder[] adders, int level, Outcome outcome, boolean exempt) {
    long count = adders[cell(outcome, exempt)].sum();
    if (count != 0) {
      visitor.count(level, outcome, exempt, count);
    }
  }

  /** Takes one count after another. */
  interface Visitor {
    void count(int level, Outcome outcome, boolean exempt, long count);
  }
}
