package dev.outrider.engine.admission;

import java.util.List;

/**
 * All that is known about a queue at one instant. Immutable.
 *
 * @param counts what it has counted since it was made
 * @param running how many hold a permit
 * @param waiting how many wait, by level; index 0 is the highest level
 * @param peakWaiting the most that ever waited at the same time
 * @param limit how many may run now; 0: no limit
 * @param maxConcurrent as configured; 0: no limit
 * @param maxQueueSize as configured
 */
public record QueueSnapshot(
    QueueCounts counts,
    int running,
    List<Integer> waiting,
    int peakWaiting,
    int limit,
    int maxConcurrent,
    int maxQueueSize) {

  public QueueSnapshot {
    waiting = List.copyOf(waiting);
  }

  /** How many wait, all levels together. */
  public int totalWaiting() {
    int total = 0;
    for (int atLevel : waiting) {
      total += atLevel;
    }
    return total;
  }
}
