package dev.outrider.engine.admission;

/**
 * What a queue goes by. Immutable.
 *
 * @param maxConcurrent how many may run at the same time; 0: no limit
 * @param maxQueueSize how many may wait, all levels together; 0: nobody waits
 * @param priorityLevels how many levels there are, 1 and up; 0 is the highest level
 * @param queueTimeoutNanos the longest wait, nanoseconds; never the running time
 * @param ageingNanos after how long at a level a waiter rises to the next, nanoseconds; 0: never
 * @param sharePercent how much of the places, and of the room to wait, each level gets at least
 *     while it has a use for it; all levels but one together never have more than half
 */
public record AdmissionSettings(
    int maxConcurrent,
    int maxQueueSize,
    int priorityLevels,
    long queueTimeoutNanos,
    long ageingNanos,
    int sharePercent) {

  private static final int HALF_PERCENT = 50;

  public AdmissionSettings {
    if (maxConcurrent < 0
        || maxQueueSize < 0
        || priorityLevels < 1
        || queueTimeoutNanos < 0
        || ageingNanos < 0
        || sharePercent < 0) {
      throw new IllegalArgumentException(
          "maxConcurrent %d, maxQueueSize %d, queueTimeoutNanos %d, ageingNanos %d and sharePercent %d must be 0 or more, priorityLevels %d must be 1 or more"
              .formatted(
                  maxConcurrent,
                  maxQueueSize,
                  queueTimeoutNanos,
                  ageingNanos,
                  sharePercent,
                  priorityLevels));
    }
    sharePercent = Math.min(sharePercent, HALF_PERCENT / Math.max(1, priorityLevels - 1));
  }

  /** How many may run, as a number to compare with: no limit is more than can ever run. */
  int places() {
    return maxConcurrent == 0 ? Integer.MAX_VALUE : maxConcurrent;
  }

  /**
   * How many may wait at a level without giving way to others; nobody is so sure of a room that has
   * not twice as many places as there are levels.
   */
  int roomOfLevel() {
    boolean isScarce = sharePercent == 0 || maxQueueSize < 2 * priorityLevels;
    return isScarce ? 0 : (int) Math.max(1, (long) maxQueueSize * sharePercent / 100);
  }

  /** The level nearest to {@code level} that exists: it may come from earlier settings. */
  int nearest(int level) {
    return Math.max(0, Math.min(level, priorityLevels - 1));
  }
}
