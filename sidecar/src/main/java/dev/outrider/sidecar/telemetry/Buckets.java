package dev.outrider.sidecar.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * A histogram of microseconds in the buckets that OpenTelemetry's HTTP conventions advise, in
 * seconds. A value counts where the middle of its bucket lies: within one percent. Pure.
 */
final class Buckets {
  private static final List<Double> BOUNDARIES =
      List.of(0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);
  private static final double SECONDS = 1e-6;

  private Buckets() {}

  static HistogramPointData point(
      Histogram micros, long sinceNanos, long nowNanos, Attributes attributes) {
    List<Long> counts = new ArrayList<>(Collections.nCopies(BOUNDARIES.size() + 1, 0L));
    double sum = 0;
    for (HistogramIterationValue value : micros.recordedValues()) {
      double seconds = micros.medianEquivalentValue(value.getValueIteratedTo()) * SECONDS;
      long count = value.getCountAtValueIteratedTo();
      int bucket = bucket(seconds);
      counts.set(bucket, counts.get(bucket) + count);
      sum += seconds * count;
    }
    boolean any = micros.getTotalCount() > 0;
    return HistogramPointData.create(
        sinceNanos,
        nowNanos,
        attributes,
        sum,
        any,
        micros.getMinValue() * SECONDS,
        any,
        micros.getMaxValue() * SECONDS,
        BOUNDARIES,
        counts);
  }

  private static int bucket(double seconds) {
    int bucket = 0;
    while (bucket < BOUNDARIES.size() && seconds > BOUNDARIES.get(bucket)) {
      bucket++;
    }
    return bucket;
  }
}
