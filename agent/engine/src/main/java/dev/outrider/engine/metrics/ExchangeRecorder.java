package dev.outrider.engine.metrics;

import dev.outrider.engine.exchange.Direction;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;

/**
 * Counts the exchanges of one route with one provider.
 *
 * <p>Thread-safe; looked up once in {@link Recorders} and kept by route and provider. Recording
 * takes no lock, looks nothing up and allocates nothing (but for a first histogram or level).
 */
public final class ExchangeRecorder {
  private final Direction direction;
  private final String route;
  private final String provider;
  private final ProviderRecorder ofProvider;
  private final BodyBytes bodyBytes;
  private final DurationRecorder durations;
  private final DurationRecorder streamDurations;
  private final OutcomeCounts outcomes = new OutcomeCounts();

  ExchangeRecorder(
      RecorderKey key, ProviderRecorder ofProvider, BodyBytes bodyBytes, Histograms histograms) {
    this.direction = key.direction();
    this.route = key.route();
    this.provider = key.provider();
    this.ofProvider = ofProvider;
    this.bodyBytes = bodyBytes;
    this.durations = histograms.recorder(series(Metric.DURATION));
    this.streamDurations = histograms.recorder(series(Metric.STREAM_DURATION));
  }

  private Series series(Metric metric) {
    return Series.of(metric, direction.text(), route, provider);
  }

  /** An exchange begins; {@link #record} has to follow exactly once, however it ends. */
  public void begin() {
    ofProvider.began();
  }

  /**
   * An exchange that began has ended. Plain values, so that nothing is allocated to pass them.
   *
   * @param level its priority, 0 is the highest
   * @param outcome how it ended
   * @param exempt whether its route is exempt; then, and when rejected, it has no response time
   * @param durationNanos response time, nanoseconds; below 0: none
   * @param streamNanos of a stream, from head to last byte, nanoseconds; below 0: no stream
   * @param firstByteNanos outbound, from the request to the response head, nanoseconds; below 0:
   *     there was no head
   * @param requestBytes of the body; below 0: unknown
   * @param responseBytes of the body; below 0: unknown
   */
  public void record(
      int level,
      Outcome outcome,
      boolean exempt,
      long durationNanos,
      long streamNanos,
      long firstByteNanos,
      long requestBytes,
      long responseBytes) {
    outcomes.count(level, outcome, exempt);
    if (!exempt && outcome != Outcome.REJECTED) {
      recordDurations(durationNanos, streamNanos);
    }
    bodyBytes.add(requestBytes, responseBytes);
    ofProvider.ended(outcome, firstByteNanos);
  }

  /** An exchange that began went on without us after a fault of ours, and is counted as that. */
  public void abandoned() {
    ofProvider.abandoned();
  }

  private void recordDurations(long durationNanos, long streamNanos) {
    if (durationNanos >= 0) {
      durations.record(durationNanos);
    }
    if (streamNanos >= 0) {
      streamDurations.record(streamNanos);
    }
  }

  void writeTo(SnapshotWriter writer) {
    outcomes.visit(
        (level, outcome, exempt, count) -> writer.counter(series(level, outcome, exempt), count));
  }

  private Series series(int level, Outcome outcome, boolean exempt) {
    return Series.of(
        Metric.EXCHANGES,
        direction.text(),
        route,
        provider,
        Integer.toString(level),
        outcome.text(),
        Boolean.toString(exempt));
  }
}
