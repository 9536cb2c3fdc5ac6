package dev.outrider.testkit;

import java.util.ArrayList;
import java.util.List;

/**
 * All that the first side was seen to do in the runs of one call. What the second side does is no
 * difference where the first one is seen to do the same in the same run. Confined to one thread.
 */
final class Varying {
  private final List<List<List<Finding>>> seen = new ArrayList<>();

  /** One more time that the call was made: what each of its runs found. */
  void add(List<List<Finding>> runs) {
    seen.add(runs);
  }

  /** Returns the differences without those that lie among what was seen. Times stay. */
  List<Difference> withoutItsOwn(List<Difference> differences) {
    return differences.stream().filter(one -> one.timed() || !isSeen(one)).toList();
  }

  private boolean isSeen(Difference one) {
    return seen.stream()
        .map(runs -> runs.get(one.run() - 1))
        .anyMatch(run -> Comparison.isAmong(run, one.field(), one.actual()));
  }
}
