package dev.outrider.sidecar.store;

import dev.outrider.link.Series;

/**
 * What one gateway counted between two instants. Immutable.
 *
 * @param requestsOf the direction that its requests are: {@code inbound} or {@code outbound}
 * @param before the numbers at the beginning
 * @param now the numbers at the end
 * @param nanos time between them
 */
record Delta(String requestsOf, Numbers before, Numbers now, long nanos) {

  /** Returns what {@code series} counted; one that fell is taken for started anew. */
  long count(Series series) {
    long end = now.counters().getOrDefault(series, 0L);
    long begin = before.counters().getOrDefault(series, 0L);
    return end >= begin ? end - begin : end;
  }
}
