package dev.outrider.engine.admission;

import dev.outrider.engine.exchange.Rejection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a queue has counted since it was made; none of it ever falls. Immutable.
 *
 * <p>At any instant {@code admitted + rejected + timedOut + cancelled + displaced}, with those who
 * wait, are {@code arrived}. Those who end are counted beside: {@code completed + failed}, with
 * those who run, are {@code admitted} whenever nobody is just arriving or releasing.
 *
 * @param arrived asked to run
 * @param admitted got a permit, at once or after waiting
 * @param queued had to wait, whatever became of them
 * @param completed released without failure
 * @param failed released as failed
 * @param cancelled left the queue by themselves: cancelled or interrupted
 * @param rejections by reason; every reason is there, timeouts and displacements too
 * @param wouldReject rejections that {@code observe} only recorded; every reason is there
 */
public record QueueCounts(
    long arrived,
    long admitted,
    long queued,
    long completed,
    long failed,
    long cancelled,
    Map<Rejection, Long> rejections,
    Map<Rejection, Long> wouldReject) {

  public QueueCounts {
    rejections = byReason(rejections);
    wouldReject = byReason(wouldReject);
  }

  /** Waited as long as they may. */
  public long timedOut() {
    return rejections.getOrDefault(Rejection.TIMEOUT, 0L);
  }

  /** Gave way to an arrival of a higher level. */
  public long displaced() {
    return rejections.getOrDefault(Rejection.DISPLACED, 0L);
  }

  /** Rejected for any other reason. */
  public long rejected() {
    long all = 0;
    for (long count : rejections.values()) {
      all += count;
    }
    return all - timedOut() - displaced();
  }

  /** A copy in which every reason is. */
  private static Map<Rejection, Long> byReason(Map<Rejection, Long> counts) {
    Map<Rejection, Long> all = new EnumMap<>(Rejection.class);
    for (Rejection reason : Rejection.values()) {
      all.put(reason, counts.getOrDefault(reason, 0L));
    }
    return Collections.unmodifiableMap(all);
  }
}
