package dev.outrider.engine.metrics;

import dev.outrider.engine.exchange.Direction;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.exchange.StripedCounters;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import java.util.function.LongSupplier;

/**
 * What is counted by provider, whatever the route: how many run, when one failed last, how long
 * heads take. Inbound there is one, without a name, and only the first is counted. Thread-safe.
 */
final class ProviderRecorder {
  private static final int IN_FLIGHT = 0;

  private final Direction direction;
  private final String provider;
  private final DurationRecorder firstByte;
  private final LongSupplier epochMillis;
  private final StripedCounters counters = new StripedCounters(1);

  /** Milliseconds since the epoch, 0 before the first; any of two at the same time may stay. */
  private volatile long lastFailureMillis;

  ProviderRecorder(
      Direction direction, String provider, Histograms histograms, LongSupplier epochMillis) {
    this.direction = direction;
    this.provider = provider;
    this.firstByte = histograms.recorder(Series.of(Metric.FIRST_BYTE, provider));
    this.epochMillis = epochMillis;
  }

  void began() {
    counters.increment(IN_FLIGHT);
  }

  void abandoned() {
    counters.add(IN_FLIGHT, -1);
  }

  void ended(Outcome outcome, long firstByteNanos) {
    counters.add(IN_FLIGHT, -1);
    if (direction == Direction.INBOUND) {
      return;
    }
    if (failure(outcome)) {
      lastFailureMillis = epochMillis.getAsLong();
    }
    if (firstByteNanos >= 0) {
      firstByte.record(firstByteNanos);
    }
  }

  /** Whether the provider failed: a 4xx, 429 included, is an answer, and ours is not its fault. */
  private static boolean failure(Outcome outcome) {
    return outcome == Outcome.SERVER_ERROR
        || outcome == Outcome.BROKEN
        || outcome == Outcome.TIMEOUT;
  }

  void writeTo(SnapshotWriter writer) {
    // Ends are summed after begins of another stripe, so for a moment the sum may be below 0.
    long running = Math.max(0, counters.sum(IN_FLIGHT));
    writer.gauge(Series.of(Metric.IN_FLIGHT, direction.text(), provider), (double) running);
    long failed = lastFailureMillis;
    if (failed != 0) {
      writer.gauge(Series.of(Metric.LAST_FAILURE, provider), (double) failed);
    }
  }
}
