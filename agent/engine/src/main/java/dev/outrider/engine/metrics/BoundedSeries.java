package dev.outrider.engine.metrics;

import dev.outrider.engine.exchange.Bound;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One object for each series, at most so many a metric: what comes later shares the object of the
 * series whose open labels are {@code other}.
 *
 * <p>A closed label has few values, all of them ours, so it is kept and sums by it stay right. Any
 * other label may be a name from outside. Thread-safe, without a lock.
 */
final class BoundedSeries<T> {
  static final String OTHER = "other";

  private static final Set<String> CLOSED =
      Set.of(
          "direction",
          "level",
          "outcome",
          "exempt",
          "part",
          "queue",
          "event",
          "result",
          "reason",
          "scheme");

  private final int maxOfMetric;
  private final Function<Series, T> make;
  private final Map<Series, T> all = new ConcurrentHashMap<>();

  /** By metric. */
  private final Bound[] places = new Bound[Metric.values().length];

  BoundedSeries(int maxOfMetric, Function<Series, T> make) {
    this.maxOfMetric = maxOfMetric;
    this.make = make;
    Arrays.setAll(places, metric -> new Bound());
  }

  T get(Series series) {
    T known = all.get(series);
    return known != null ? known : add(series);
  }

  private T add(Series series) {
    T own = make(series);
    return own != null ? own : shared(other(series));
  }

  @SuppressWarnings("EnumOrdinal") // the index of an array that lives no longer than this JVM
  private @Nullable T make(Series series) {
    Bound ofMetric = places[series.metric().ordinal()];
    if (!ofMetric.take(maxOfMetric)) {
      return all.get(series); // who took the last place may have made it for this very series
    }
    T made = make.apply(series);
    T first = all.putIfAbsent(series, made);
    if (first == null) {
      return made;
    }
    ofMetric.giveBack();
    return first;
  }

  /** One whose open labels are {@code other} needs no place. */
  private T shared(Series other) {
    T known = all.get(other);
    if (known != null) {
      return known;
    }
    T made = make.apply(other);
    T first = all.putIfAbsent(other, made);
    return first != null ? first : made;
  }

  /** Returns all that exist, in no order; ones that are being made may be missing. */
  Map<Series, T> all() {
    return all;
  }

  /** Returns the series that takes what {@code series} has no room for; it may be itself. */
  static Series other(Series series) {
    List<String> values = new ArrayList<>(series.values());
    List<String> labels = series.metric().labels();
    for (int i = 0; i < values.size(); i++) {
      if (!values.get(i).isEmpty() && !CLOSED.contains(labels.get(i))) {
        values.set(i, OTHER);
      }
    }
    return new Series(series.metric(), values);
  }
}
