package dev.outrider.engine;

import dev.outrider.engine.exchange.Direction;
import dev.outrider.engine.metrics.DurationRecorder;
import dev.outrider.engine.metrics.Histograms;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;

/** Records how long exchanges waited in the queues of one direction, and how long they then ran. */
final class QueueRecorder {
  private final DurationRecorder waits;
  private final DurationRecorder processing;

  QueueRecorder(Histograms histograms, Direction direction) {
    waits = histograms.recorder(Series.of(Metric.QUEUE_WAIT, direction.text()));
    processing = histograms.recorder(Series.of(Metric.QUEUE_PROCESSING, direction.text()));
  }

  void released(long waitedNanos, long ranNanos) {
    if (waitedNanos > 0) {
      waits.record(waitedNanos);
    }
    processing.record(ranNanos);
  }
}
