package dev.outrider.link;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What changed between two snapshots of one JVM, and the way back: {@code apply(a, between(a, b))}
 * equals {@code b}. Pure.
 */
public final class SnapshotDifference {
  private SnapshotDifference() {}

  /** Returns what of the whole snapshot {@code now} differs from the whole one {@code base}. */
  public static Snapshot between(Snapshot base, Snapshot now) {
    Map<String, Long> counters = new HashMap<>(now.counters());
    counters.entrySet().removeIf(e -> e.getValue().equals(base.counters().get(e.getKey())));
    Map<String, Double> gauges = new HashMap<>(now.gauges());
    gauges.entrySet().removeIf(e -> e.getValue().equals(base.gauges().get(e.getKey())));
    for (String name : base.gauges().keySet()) {
      if (!now.gauges().containsKey(name)) {
        gauges.put(name, Double.NaN);
      }
    }
    Map<String, byte[]> histograms = new HashMap<>(now.histograms());
    histograms
        .entrySet()
        .removeIf(e -> Arrays.equals(e.getValue(), base.histograms().get(e.getKey())));
    return with(now, base.sequence(), counters, gauges, histograms);
  }

  /** Returns the whole snapshot that {@code difference} makes of {@code base}, its base. */
  public static Snapshot apply(Snapshot base, Snapshot difference) {
    Map<String, Long> counters = new HashMap<>(base.counters());
    counters.putAll(difference.counters());
    Map<String, Double> gauges = new HashMap<>(base.gauges());
    gauges.putAll(difference.gauges());
    gauges.values().removeIf(value -> value.isNaN());
    Map<String, byte[]> histograms = new HashMap<>(base.histograms());
    histograms.putAll(difference.histograms());
    return with(difference, 0, counters, gauges, histograms);
  }

  private static Snapshot with(
      Snapshot from,
      long base,
      Map<String, Long> counters,
      Map<String, Double> gauges,
      Map<String, byte[]> histograms) {
    return new Snapshot(
        from.sequence(),
        base,
        from.atMillis(),
        from.uptimeMillis(),
        from.instance(),
        counters,
        gauges,
        histograms);
  }
}
