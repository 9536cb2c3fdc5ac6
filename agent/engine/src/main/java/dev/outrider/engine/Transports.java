package dev.outrider.engine;

import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * Counts which outbound exchanges our pool carried, and which stayed native and why. Thread-safe;
 * bounded, for libraries and reasons are closed lists.
 */
final class Transports {
  private final ConcurrentMap<String, LongAdder> rerouted = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, ConcurrentMap<String, LongAdder>> left =
      new ConcurrentHashMap<>();

  void rerouted(String library) {
    counter(rerouted, library).increment();
  }

  void left(String library, String reason) {
    ConcurrentMap<String, LongAdder> reasons = left.get(library);
    if (reasons == null) {
      reasons = left.computeIfAbsent(library, name -> new ConcurrentHashMap<>());
    }
    counter(reasons, reason).increment();
  }

  private static LongAdder counter(ConcurrentMap<String, LongAdder> counters, String name) {
    LongAdder counter = counters.get(name);
    return counter == null ? counters.computeIfAbsent(name, n -> new LongAdder()) : counter;
  }

  /** Tells every count to {@code to}. */
  void report(BiConsumer<Series, Long> to) {
    rerouted.forEach((name, n) -> to.accept(Series.of(Metric.REROUTED, name), n.sum()));
    left.forEach(
        (name, reasons) ->
            reasons.forEach(
                (reason, n) -> to.accept(Series.of(Metric.NATIVE, name, reason), n.sum())));
  }
}
