package dev.outrider.engine.metrics;

import dev.outrider.link.Snapshot;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * What changed between two whole snapshots of one JVM, with its new values.
 *
 * <p>Counters and histograms never go away within the life of a JVM; a gauge may, and is then sent
 * as {@code NaN}.
 */
public final class SnapshotDifference {
  private SnapshotDifference() {}

  /** Returns the snapshot that makes {@code now} of {@code base}; both are whole. */
  public static Snapshot between(Snapshot base, Snapshot now) {
    if (!base.whole() || !now.whole()) {
      throw new IllegalArgumentException("a difference is made of two whole snapshots");
    }
    return new Snapshot(
        now.sequence(),
        base.sequence(),
        now.atMillis(),
        now.uptimeMillis(),
        now.instance(),
        changed(base.counters(), now.counters(), Long::equals),
        gauges(base.gauges(), now.gauges()),
        changed(base.histograms(), now.histograms(), Arrays::equals));
  }

  private static Map<String, Double> gauges(Map<String, Double> base, Map<String, Double> now) {
    Map<String, Double> changed = changed(base, now, Double::equals);
    for (String series : base.keySet()) {
      if (!now.containsKey(series)) {
        changed.put(series, Double.NaN);
      }
    }
    return changed;
  }

  private static <V> Map<String, V> changed(
      Map<String, V> base, Map<String, V> now, BiPredicate<V, V> same) {
    Map<String, V> changed = new HashMap<>();
    now.forEach(
        (series, value) -> {
          V before = base.get(series);
          if (before == null || !same.test(before, value)) {
            changed.put(series, value);
          }
        });
    return changed;
  }
}
