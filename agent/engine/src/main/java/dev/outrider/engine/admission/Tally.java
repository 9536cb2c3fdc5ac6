package dev.outrider.engine.admission;

import dev.outrider.engine.exchange.Rejection;
import java.util.EnumMap;
import java.util.Map;

/**
 * What became of those who could not run at once. Who could is counted apart, without a lock.
 *
 * <p>Not thread-safe: the queue's lock guards it.
 */
final class Tally {
  long arrived;
  long admitted;
  long queued;
  long cancelled;
  int peakWaiting;
  final Map<Rejection, Long> rejections = new EnumMap<>(Rejection.class);

  void waiting(int waiting) {
    peakWaiting = Math.max(peakWaiting, waiting);
  }

  void rejected(Rejection reason) {
    rejections.merge(reason, 1L, Long::sum);
  }

  Tally copy() {
    Tally copy = new Tally();
    copy.arrived = arrived;
    copy.admitted = admitted;
    copy.queued = queued;
    copy.cancelled = cancelled;
    copy.peakWaiting = peakWaiting;
    copy.rejections.putAll(rejections);
    return copy;
  }
}
