package dev.outrider.sidecar.store;

import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;

/** What several gateways counted over a span of time, summed and merged as asked. Immutable. */
public final class Slice {
  private static final double MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final List<Delta> deltas;

  Slice(List<Delta> deltas) {
    this.deltas = List.copyOf(deltas);
  }

  /** Returns the sum of the counters of {@code metric} that {@code filter} takes. */
  public long count(Metric metric, Predicate<Series> filter) {
    return by(metric, series -> "", filter).getOrDefault("", 0L);
  }

  /** Returns the sums by the value of {@code label}, in its alphabet. */
  public Map<String, Long> countBy(Metric metric, String label, Predicate<Series> filter) {
    return by(metric, series -> series.label(label), filter);
  }

  /** Returns the ended requests by outcome: of each gateway those of its own direction. */
  public Map<String, Long> requests() {
    Map<String, Long> outcomes = new TreeMap<>();
    for (Delta delta : deltas) {
      for (Series series : delta.now().counters().keySet()) {
        if (request(delta, series)) {
          outcomes.merge(series.label("outcome"), delta.count(series), Long::sum);
        }
      }
    }
    return outcomes;
  }

  /** Returns our rejections of requests for a limit of the credential's own. */
  public long rejectedForOwnLimit() {
    long rejected = 0;
    for (Delta delta : deltas) {
      rejected +=
          new Slice(List.of(delta))
              .count(
                  Metric.QUEUE_REJECTIONS,
                  series ->
                      series.label("queue").equals(delta.requestsOf())
                          && series.label("reason").equals("limit"));
    }
    return rejected;
  }

  /** Returns the requests a minute; a span shorter than that counts as one. */
  public double requestsPerMinute() {
    double rate = 0;
    for (Delta delta : deltas) {
      long count = 0;
      for (Series series : delta.now().counters().keySet()) {
        count += request(delta, series) ? delta.count(series) : 0;
      }
      rate += perMinute(delta, count);
    }
    return rate;
  }

  /** Returns the counts a minute of those that {@code filter} takes. */
  public double perMinute(Metric metric, Predicate<Series> filter) {
    double rate = 0;
    for (Delta delta : deltas) {
      rate += perMinute(delta, new Slice(List.of(delta)).count(metric, filter));
    }
    return rate;
  }

  /** Returns the response times of the requests, each gateway's of its own direction, in µs. */
  public Histogram responseTimes() {
    Histogram sum = Histograms.empty();
    for (Delta delta : deltas) {
      add(sum, delta, Metric.DURATION, s -> s.label("direction").equals(delta.requestsOf()));
    }
    return sum;
  }

  /** Returns the histograms of {@code metric} that {@code filter} takes, merged, in µs. */
  public Histogram histogram(Metric metric, Predicate<Series> filter) {
    Histogram sum = Histograms.empty();
    deltas.forEach(delta -> add(sum, delta, metric, filter));
    return sum;
  }

  private interface Key {
    String of(Series series);
  }

  private Map<String, Long> by(Metric metric, Key key, Predicate<Series> filter) {
    Map<String, Long> sums = new TreeMap<>();
    for (Delta delta : deltas) {
      for (Series series : delta.now().counters().keySet()) {
        if (series.metric() == metric && filter.test(series)) {
          sums.merge(key.of(series), delta.count(series), Long::sum);
        }
      }
    }
    return sums;
  }

  private static boolean request(Delta delta, Series series) {
    return series.metric() == Metric.EXCHANGES
        && series.label("direction").equals(delta.requestsOf())
        && !series.label("exempt").equals("true");
  }

  private static double perMinute(Delta delta, long count) {
    return count * MINUTE / Math.max(MINUTE, (double) delta.nanos());
  }

  private static void add(Histogram sum, Delta delta, Metric metric, Predicate<Series> filter) {
    delta
        .now()
        .histograms()
        .forEach(
            (series, encoded) -> {
              if (series.metric() == metric && filter.test(series)) {
                sum.add(Histograms.between(delta.before().histograms().get(series), encoded));
              }
            });
  }
}
