package dev.outrider.engine.admission;

/**
 * What a queue goes by. Immutable.
 *
 * @param maxConcurrent how many may run at the same time; 0: no limit
 * @param maxQueueSize how many may wait, all levels together; 0: nobody waits
 * @param priorityLevels how many levels there are, 1 and up; 0 is the highest level
 * @param queueTimeoutNanos the longest wait, nanoseconds; never the running time
 * @param ageingNanos after how long at a level a waiter rises to the next, nanoseconds; 0: never
 */
public record AdmissionSettings(
    int maxConcurrent,
    int maxQueueSize,
    int priorityLevels,
    long queueTimeoutNanos,
    long ageingNanos) {

  public AdmissionSettings {
    if (maxConcurrent < 0
        || maxQueueSize < 0
        || priorityLevels < 1
        || queueTimeoutNanos < 0
        || ageingNanos < 0) {
      throw new IllegalArgumentException(
          "maxConcurrent %d, maxQueueSize %d, queueTimeoutNanos %d and ageingNanos %d must be 0 or more, priorityLevels %d must be 1 or more"
              .formatted(
                  maxConcurrent, maxQueueSize, queueTimeoutNanos, ageingNanos, priorityLevels));
    }
  }

  /** How many may run, as a number to compare with: no limit is more than can ever run. */
  int places() {
    return maxConcurrent == 0 ? Integer.MAX_VALUE : maxConcurrent;
  }

  /** The level nearest to {@code level} that exists: it may come from earlier settings. */
  int nearest(int level) {
    return Math.max(0, Math.min(level, priorityLevels - 1));
  }
}
