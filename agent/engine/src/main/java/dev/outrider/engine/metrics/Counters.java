package dev.outrider.engine.metrics;

import dev.outrider.link.Series;

/**
 * The counters of rooms that have no recorder of their own, by series: at most 2,000 a metric, then
 * one whose open labels are {@code other}.
 *
 * <p>Thread-safe. Look a counter up once and keep it.
 */
public final class Counters {
  private static final int MAX_OF_METRIC = 2_000;

  private final BoundedSeries<Counter> counters =
      new BoundedSeries<>(MAX_OF_METRIC, series -> new Counter());

  /** Returns the counter of {@code series}, whose metric is one that counts; makes it when new. */
  public Counter counter(Series series) {
    return counters.get(series);
  }

  /** Puts every counter into {@code writer}. */
  public void writeTo(SnapshotWriter writer) {
    counters.all().forEach((series, counter) -> writer.counter(series, counter.sum()));
  }
}
