package dev.outrider.sidecar.store;

import dev.outrider.link.Series;
import dev.outrider.link.Snapshot;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of one gateway at one instant, by series. Immutable; values that did not change are
 * shared between instants.
 *
 * @param counters since the start of its JVM
 * @param gauges of that instant
 * @param histograms since the start of its JVM, encoded as {@link Snapshot} says
 */
public record Numbers(
    Map<Series, Long> counters, Map<Series, Double> gauges, Map<Series, byte[]> histograms) {
  static final Numbers NONE = new Numbers(Map.of(), Map.of(), Map.of());

  /** Returns the numbers of {@code whole}; series that this version does not know are left out. */
  static Numbers of(Snapshot whole, Names names) {
    return new Numbers(
        names.keys(whole.counters()), names.keys(whole.gauges()), names.keys(whole.histograms()));
  }

  /**
   * The series behind the texts of one gateway, parsed once. Confined to the store's lock; grows no
   * further than the gateway's own series, which the link bounds.
   */
  static final class Names {
    private final Map<String, Series> known = new HashMap<>();

    private <V> Map<Series, V> keys(Map<String, V> values) {
      Map<Series, V> bySeries = new HashMap<>(values.size() * 4 / 3 + 1);
      values.forEach(
          (text, value) -> {
            Series series = series(text);
            if (series != null) {
              bySeries.put(series, value);
            }
          });
      return bySeries;
    }

    private @Nullable Series series(String text) {
      Series series = known.get(text);
      if (series == null) {
        series = Series.parse(text);
        if (series != null) {
          known.put(text, series);
        }
      }
      return series;
    }
  }
}
