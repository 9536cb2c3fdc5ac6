package dev.outrider.engine.metrics;

import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.exchange.StripedCounters;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Ended exchanges by level, outcome and whether exempt: made before they are needed.
 *
 * <p>Thread-safe, without a lock. Counting allocates nothing, but for the first exchange of a level
 * that was not there yet.
 */
final class OutcomeCounts {
  /** Above it all are counted as one level, so that a wrong level cannot cost memory. */
  private static final int MAX_LEVELS = 64;

  private static final int USUAL_LEVELS = 3;
  private static final Outcome[] OUTCOMES = Outcome.values();

  /** The counts of a level are put in once, by whoever is first, and stay. */
  private final AtomicReferenceArray<StripedCounters> levels =
      new AtomicReferenceArray<>(MAX_LEVELS);

  OutcomeCounts() {
    for (int level = 0; level < USUAL_LEVELS; level++) {
      levels.set(level, counters());
    }
  }

  void count(int level, Outcome outcome, boolean exempt) {
    int nearest = Math.max(0, Math.min(level, MAX_LEVELS - 1));
    StripedCounters known = levels.get(nearest);
    StripedCounters counters = known != null ? known : add(nearest);
    counters.increment(cell(outcome, exempt));
  }

  private StripedCounters add(int level) {
    StripedCounters made = counters();
    return levels.compareAndSet(level, null, made) ? made : levels.get(level);
  }

  @SuppressWarnings("EnumOrdinal") // the index of an array that lives no longer than this JVM
  private static int cell(Outcome outcome, boolean exempt) {
    return 2 * outcome.ordinal() + (exempt ? 1 : 0);
  }

  private static StripedCounters counters() {
    return new StripedCounters(2 * OUTCOMES.length);
  }

  /** Shows {@code visitor} every count that is not 0. */
  void visit(Visitor visitor) {
    for (int level = 0; level < MAX_LEVELS; level++) {
      StripedCounters counters = levels.get(level);
      if (counters != null) {
        visit(visitor, counters, level);
      }
    }
  }

  private static void visit(Visitor visitor, StripedCounters counters, int level) {
    for (Outcome outcome : OUTCOMES) {
      visit(visitor, counters, level, outcome, false);
      visit(visitor, counters, level, outcome, true);
    }
  }

  private static void visit(
      Visitor visitor, StripedCounters counters, int level, Outcome outcome, boolean exempt) {
    long count = counters.sum(cell(outcome, exempt));
    if (count != 0) {
      visitor.count(level, outcome, exempt, count);
    }
  }

  /** Takes one count after another. */
  interface Visitor {
    void count(int level, Outcome outcome, boolean exempt, long count);
  }
}
