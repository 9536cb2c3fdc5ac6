package dev.outrider.engine.metrics;

import dev.outrider.link.Instance;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import dev.outrider.link.Snapshot;
import java.util.HashMap;
import java.util.Map;

/**
 * Gathers the numbers of all rooms into one snapshot. Used by one thread, for one snapshot.
 *
 * <p>A number put into a series whose metric is of another kind is a bug and fails.
 */
public final class SnapshotWriter {
  private final Map<String, Long> counters = new HashMap<>();
  private final Map<String, Double> gauges = new HashMap<>();
  private final Map<String, byte[]> histograms = new HashMap<>();

  /** Puts a count; counts put into the same series (as {@code other}) add up. */
  public void counter(Series series, long count) {
    check(series, Metric.Kind.COUNTER);
    counters.merge(series.text(), count, Long::sum);
  }

  /** Puts a gauge; the last one put into a series stays. {@code NaN}: there is none now. */
  public void gauge(Series series, double value) {
    check(series, Metric.Kind.GAUGE);
    if (!Double.isNaN(value)) {
      gauges.put(series.text(), value);
    }
  }

  /** Puts a histogram in HdrHistogram's V2 compressed form, in microseconds; kept, not copied. */
  public void histogram(Series series, byte[] encoded) {
    check(series, Metric.Kind.HISTOGRAM);
    histograms.put(series.text(), encoded);
  }

  private static void check(Series series, Metric.Kind kind) {
    if (series.metric().kind() != kind) {
      throw new IllegalArgumentException(series.text() + " is no " + kind);
    }
  }

  /**
   * Returns all that was put in, as a whole snapshot.
   *
   * @param sequence its number in the life of this JVM, 1 and up
   * @param atMillis now, milliseconds since the epoch
   * @param uptimeMillis age of the engine
   * @param instance who sends it
   */
  public Snapshot whole(long sequence, long atMillis, long uptimeMillis, Instance instance) {
    return new Snapshot(
        sequence, 0, atMillis, uptimeMillis, instance, counters, gauges, histograms);
  }
}
