package dev.outrider.engine.metrics;

import dev.outrider.engine.exchange.Outcome;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Ended exchanges by level, outcome and whether exempt: one adder each, made before it is needed.
 *
 * <p>Thread-safe, without a lock. Counting allocates nothing, but for the first exchange of a level
 * that was not there yet.
 */
final class OutcomeCounts {
  /** Above it all are counted as one level, so that a wrong level cannot cost memory. */
  private static final int MAX_LEVELS = 64;

  private static final int USUAL_LEVELS = 3;
  private static final Outcome[] OUTCOMES = Outcome.values();

  /** The adders of a level are put in once, by whoever is first, and stay. */
  private final AtomicReferenceArray<LongAdder[]> levels = new AtomicReferenceArray<>(MAX_LEVELS);

  OutcomeCounts() {
    for (int level = 0; level < USUAL_LEVELS; level++) {
      levels.set(level, adders());
    }
  }

  void count(int level, Outcome outcome, boolean exempt) {
    int nearest = Math.max(0, Math.min(level, MAX_LEVELS - 1));
    LongAdder[] known = levels.get(nearest);
    LongAdder[] adders = known != null ? known : add(nearest);
    adders[cell(outcome, exempt)].increment();
  }

  private LongAdder[] add(int level) {
    LongAdder[] made = adders();
    return levels.compareAndSet(level, null, made) ? made : levels.get(level);
  }

  @SuppressWarnings("EnumOrdinal") // the index of an array that lives no longer than this JVM
  private static int cell(Outcome outcome, boolean exempt) {
    return 2 * outcome.ordinal() + (exempt ? 1 : 0);
  }

  private static LongAdder[] adders() {
    LongAdder[] adders = new LongAdder[2 * OUTCOMES.length];
    Arrays.setAll(adders, cell -> new LongAdder());
    return adders;
  }

  /** Shows {@code visitor} every count that is not 0. */
  void visit(Visitor visitor) {
    for (int level = 0; level < MAX_LEVELS; level++) {
      LongAdder[] adders = levels.get(level);
      if (adders != null) {
        visit(visitor, adders, level);
      }
    }
  }

  private static void visit(Visitor visitor, LongAdder[] adders, int level) {
    for (Outcome outcome : OUTCOMES) {
      visit(visitor, adders, level, outcome, false);
      visit(visitor, adders, level, outcome, true);
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
