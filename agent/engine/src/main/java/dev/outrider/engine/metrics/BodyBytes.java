package dev.outrider.engine.metrics;

import dev.outrider.engine.exchange.Direction;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import java.util.concurrent.atomic.LongAdder;

/** Bytes of the bodies of one direction. Thread-safe. */
final class BodyBytes {
  private final Direction direction;
  private final LongAdder request = new LongAdder();
  private final LongAdder response = new LongAdder();

  BodyBytes(Direction direction) {
    this.direction = direction;
  }

  /** Below 0 is unknown, and like 0 not worth an addition. */
  void add(long requestBytes, long responseBytes) {
    if (requestBytes > 0) {
      request.add(requestBytes);
    }
    if (responseBytes > 0) {
      response.add(responseBytes);
    }
  }

  void writeTo(SnapshotWriter writer) {
    writer.counter(Series.of(Metric.BODY_BYTES, direction.text(), "request"), request.sum());
    writer.counter(Series.of(Metric.BODY_BYTES, direction.text(), "response"), response.sum());
  }
}
