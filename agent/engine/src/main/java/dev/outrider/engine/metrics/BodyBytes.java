package dev.outrider.engine.metrics;

import dev.outrider.engine.exchange.Direction;
import dev.outrider.engine.exchange.StripedCounters;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;

/** Bytes of the bodies of one direction. Thread-safe. */
final class BodyBytes {
  private static final int REQUEST = 0;
  private static final int RESPONSE = 1;

  private final Direction direction;
  private final StripedCounters bytes = new StripedCounters(2);

  BodyBytes(Direction direction) {
    this.direction = direction;
  }

  /** Below 0 is unknown, and like 0 not worth an addition. */
  void add(long requestBytes, long responseBytes) {
    if (requestBytes > 0) {
      bytes.add(REQUEST, requestBytes);
    }
    if (responseBytes > 0) {
      bytes.add(RESPONSE, responseBytes);
    }
  }

  void writeTo(SnapshotWriter writer) {
    writer.counter(Series.of(Metric.BODY_BYTES, direction.text(), "request"), bytes.sum(REQUEST));
    writer.counter(Series.of(Metric.BODY_BYTES, direction.text(), "response"), bytes.sum(RESPONSE));
  }
}
