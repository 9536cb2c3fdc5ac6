package dev.outrider.link;

import java.util.Map;

/**
 * Everything that an engine knows about itself at one instant, or what of it changed since an
 * earlier instant; the one source of every number shown anywhere. Immutable.
 *
 * <p>Values are absolute in either form: a difference lists the series whose value changed, with
 * the new value, so applying one twice, or two merged, gives the same. Histograms travel whole. A
 * gauge that is gone is sent as {@code NaN}.
 *
 * @param sequence number of this snapshot, 1 and up, within the life of the JVM
 * @param base sequence of the snapshot that this one differs from; 0 when this one is whole
 * @param atMillis when it was taken, milliseconds since the epoch
 * @param uptimeMillis age of the engine
 * @param instance who sends it
 * @param counters by {@link Series#text}
 * @param gauges by {@link Series#text}
 * @param histograms by {@link Series#text}: HdrHistogram V2, compressed, in microseconds
 */
public record Snapshot(
    long sequence,
    long base,
    long atMillis,
    long uptimeMillis,
    Instance instance,
    Map<String, Long> counters,
    Map<String, Double> gauges,
    Map<String, byte[]> histograms) {

  public Snapshot {
    counters = Map.copyOf(counters);
    gauges = Map.copyOf(gauges);
    histograms = Map.copyOf(histograms);
  }

  /** Whether this is everything, not a difference. */
  public boolean whole() {
    return base == 0;
  }
}
