package dev.outrider.sidecar.store;

import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What several gateways measure now, summed or compared as asked. Immutable. */
public final class Gauges {
  private final List<Map<Series, Double>> gateways;

  Gauges(List<Map<Series, Double>> gateways) {
    this.gateways = List.copyOf(gateways);
  }

  /** Returns the gauges of each gateway by itself. */
  public List<Gauges> each() {
    return gateways.stream().map(gateway -> new Gauges(List.of(gateway))).toList();
  }

  /** Returns the sum of what {@code filter} takes, or null when no gateway has any. */
  public @Nullable Double sum(Metric metric, Predicate<Series> filter) {
    return by(metric, series -> "", filter, Double::sum).get("");
  }

  /** Returns the largest of what {@code filter} takes, or null when no gateway has any. */
  public @Nullable Double max(Metric metric, Predicate<Series> filter) {
    return by(metric, series -> "", filter, Math::max).get("");
  }

  /** Returns sums by the value of {@code label}. */
  public Map<String, Double> sumBy(Metric metric, String label, Predicate<Series> filter) {
    return by(metric, series -> series.label(label), filter, Double::sum);
  }

  /** Returns the largest by the value of {@code label}. */
  public Map<String, Double> maxBy(Metric metric, String label) {
    return by(metric, series -> series.label(label), series -> true, Math::max);
  }

  private Map<String, Double> by(
      Metric metric,
      Function<Series, String> key,
      Predicate<Series> filter,
      BinaryOperator<Double> merge) {
    Map<String, Double> merged = new TreeMap<>();
    for (Map<Series, Double> gateway : gateways) {
      gateway.forEach(
          (series, value) -> {
            if (series.metric() == metric && filter.test(series)) {
              merged.merge(key.apply(series), value, merge);
            }
          });
    }
    return merged;
  }
}
