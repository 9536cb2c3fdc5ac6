package dev.outrider.engine;

import dev.outrider.engine.exchange.StripedCounters;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;

/**
 * Counts which outbound exchanges our pool carried, and which stayed native and why. Thread-safe;
 * bounded, for libraries and reasons are closed lists.
 */
final class Transports {
  private final ConcurrentMap<String, StripedCounters> rerouted = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, ConcurrentMap<String, StripedCounters>> left =
      new ConcurrentHashMap<>();

  void rerouted(String library) {
    counter(rerouted, library).increment(0);
  }

  void left(String library, String reason) {
    ConcurrentMap<String, StripedCounters> reasons = left.get(library);
    if (reasons == null) {
      reasons = left.computeIfAbsent(library, name -> new ConcurrentHashMap<>());
    }
    counter(reasons, reason).increment(0);
  }

  private static StripedCounters counter(
      ConcurrentMap<String, StripedCounters> counters, String name) {
    StripedCounters counter = counters.get(name);
    return counter == null ? counters.computeIfAbsent(name, n -> new StripedCounters(1)) : counter;
  }

  /** Tells every count to {@code to}. */
  void report(BiConsumer<Series, Long> to) {
    rerouted.forEach((name, n) -> to.accept(Series.of(Metric.REROUTED, name), n.sum(0)));
    left.forEach(
        (name, reasons) ->
            reasons.forEach(
                (reason, n) -> to.accept(Series.of(Metric.NATIVE, name, reason), n.sum(0))));
  }
}
