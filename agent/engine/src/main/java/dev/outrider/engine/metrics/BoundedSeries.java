package dev.outrider.engine.metrics;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * One object for each series, at most so many a metric: what comes later shares the object of the
 * series whose open labels are {@code other}.
 *
 * <p>A closed label has few values, all of them ours, so it is kept and sums by it stay right. Any
 * other label may be a name from outside. Thread-safe; known series are found without a lock.
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
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Map<Metric, Integer> sizes = new EnumMap<>(Metric.class);

  BoundedSeries(int maxOfMetric, Function<Series, T> make) {
    this.maxOfMetric = maxOfMetric;
    this.make = make;
  }

  T get(Series series) {
    T known = all.get(series);
    return known != null ? known : add(series);
  }

  private T add(Series series) {
    lock.lock();
    try {
      Series kept = all.containsKey(series) || hasRoom(series) ? series : other(series);
      return all.computeIfAbsent(kept, make);
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private boolean hasRoom(Series series) {
    if (sizes.getOrDefault(series.metric(), 0) >= maxOfMetric) {
      return false;
    }
    sizes.merge(series.metric(), 1, Integer::sum);
    return true;
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
