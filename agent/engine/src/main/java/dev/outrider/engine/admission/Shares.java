package dev.outrider.engine.admission;

/**
 * What each level has coming to it of the places that others get, so that a level that is
 * overloaded by itself does not shut out those below.
 *
 * <p>Places go to the highest level that somebody waits at. With each of them every lower level, at
 * which somebody waits as well, earns its share; who has earned a whole one is served first. What a
 * level does not use is lent: it earns nothing while nobody waits, and saves nothing up.
 *
 * <p>Not thread-safe: the queue's lock guards it.
 */
final class Shares {
  private static final int WHOLE_PERCENT = 100;

  private final int[] earnedPercent;

  Shares(int levels) {
    this.earnedPercent = new int[levels];
  }

  /**
   * Returns the level whose turn it is, and takes what that costs it.
   *
   * @param levels at one of which somebody waits
   */
  int next(Level[] levels, int sharePercent) {
    int highest = 0;
    while (levels[highest].size() == 0) {
      earnedPercent[highest++] = 0;
    }
    earnedPercent[highest] = 0;
    int next = highest;
    for (int lower = highest + 1; lower < levels.length; lower++) {
      int earned = levels[lower].size() == 0 ? 0 : earnedPercent[lower] + sharePercent;
      earnedPercent[lower] = earned;
      if (earned >= WHOLE_PERCENT && (next == highest || earned > earnedPercent[next])) {
        next = lower;
      }
    }
    if (next != highest) {
      earnedPercent[next] -= WHOLE_PERCENT;
    }
    return next;
  }
}
