package dev.outrider.sidecar.telemetry;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import dev.outrider.sidecar.store.Histograms;
import dev.outrider.sidecar.store.View;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.DoublePointData;
import io.opentelemetry.sdk.metrics.data.GaugeData;
import io.opentelemetry.sdk.metrics.data.HistogramData;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.SumData;
import io.opentelemetry.sdk.resources.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gathers the points of all gateways under the name of their metric. Confined to its caller. */
final class Points {
  private final Resource resource;
  private final long nowNanos;
  private final Map<Exported, List<LongPointData>> counters = new HashMap<>();
  private final Map<Exported, List<DoublePointData>> gauges = new HashMap<>();
  private final Map<Exported, List<HistogramPointData>> histograms = new HashMap<>();

  /**
   * @param nowMillis since the epoch
   */
  Points(Resource resource, long nowMillis) {
    this.resource = resource;
    this.nowNanos = MILLISECONDS.toNanos(nowMillis);
  }

  /** Adds all numbers of a gateway, since the start of its JVM. */
  void add(View.Connected gateway) {
    String instance = gateway.instance().id();
    long since = MILLISECONDS.toNanos(gateway.instance().sinceMillis());
    gateway
        .numbers()
        .counters()
        .forEach(
            (series, value) ->
                list(counters, series)
                    .add(LongPointData.create(since, nowNanos, labels(series, instance), value)));
    gateway
        .numbers()
        .gauges()
        .forEach(
            (series, value) ->
                list(gauges, series)
                    .add(
                        DoublePointData.create(
                            since,
                            nowNanos,
                            labels(series, instance),
                            value * exported(series).scale(),
                            List.of())));
    gateway
        .numbers()
        .histograms()
        .forEach(
            (series, encoded) ->
                list(histograms, series)
                    .add(
                        Buckets.point(
                            Histograms.decode(encoded),
                            since,
                            nowNanos,
                            labels(series, instance))));
  }

  List<MetricData> metrics() {
    List<MetricData> metrics = new ArrayList<>();
    counters.forEach(
        (exported, points) ->
            metrics.add(
                new ProducedMetric(
                    resource,
                    exported,
                    MetricDataType.LONG_SUM,
                    SumData.createLongSumData(true, AggregationTemporality.CUMULATIVE, points))));
    gauges.forEach(
        (exported, points) ->
            metrics.add(
                new ProducedMetric(
                    resource,
                    exported,
                    MetricDataType.DOUBLE_GAUGE,
                    GaugeData.createDoubleGaugeData(points))));
    histograms.forEach(
        (exported, points) ->
            metrics.add(
                new ProducedMetric(
                    resource,
                    exported,
                    MetricDataType.HISTOGRAM,
                    HistogramData.create(AggregationTemporality.CUMULATIVE, points))));
    return metrics;
  }

  private static <P> List<P> list(Map<Exported, List<P>> points, Series series) {
    return points.computeIfAbsent(exported(series), exported -> new ArrayList<>());
  }

  private static Exported exported(Series series) {
    boolean inbound =
        series.metric() == Metric.DURATION && series.label("direction").equals("inbound");
    return Exported.of(series.metric(), inbound);
  }

  /** The labels that say something, and the gateway; of response times the name says the way. */
  private static Attributes labels(Series series, String instance) {
    AttributesBuilder attributes = Attributes.builder().put("instance", instance);
    List<String> labels = series.metric().labels();
    for (int i = 0; i < labels.size(); i++) {
      String label = labels.get(i);
      String value = series.values().get(i);
      if (!value.isEmpty() && !(series.metric() == Metric.DURATION && label.equals("direction"))) {
        attributes.put(label.equals("route") ? "http.route" : label, value);
      }
    }
    return attributes.build();
  }
}
