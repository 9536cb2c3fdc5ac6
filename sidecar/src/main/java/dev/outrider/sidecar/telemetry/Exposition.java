package dev.outrider.sidecar.telemetry;

import dev.outrider.sidecar.store.Store;
import dev.outrider.sidecar.store.View;
import io.opentelemetry.exporter.prometheus.PrometheusMetricReader;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.resources.Resource;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.function.LongSupplier;

/** {@code /metrics}: what Prometheus scrapes, in the text that it asks for. Thread-safe. */
public final class Exposition {
  private static final ExpositionFormatWriter TEXT =
      PrometheusTextFormatWriter.builder().setIncludeCreatedTimestamps(false).build();
  private static final ExpositionFormatWriter OPEN_METRICS =
      OpenMetricsTextFormatWriter.builder().setCreatedTimestampsEnabled(false).build();

  private final Store store;
  private final LongSupplier wallMillis;
  private final PrometheusMetricReader reader =
      PrometheusMetricReader.builder().setTargetInfoMetricEnabled(false).build();

  /**
   * @param wallMillis milliseconds since the epoch
   */
  public Exposition(Store store, LongSupplier wallMillis) {
    this.store = store;
    this.wallMillis = wallMillis;
    // The provider itself is not kept: the reader that it registers with is all that is asked.
    SdkMeterProvider.builder()
        .setResource(Resource.empty())
        .registerMetricReader(reader)
        .registerMetricProducer(this::produce)
        .build();
  }

  /** A page for a scraper. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  public record Page(String contentType, byte[] bytes) {}

  /** Returns the numbers of now, as {@code accept} asks: OpenMetrics, else Prometheus' text. */
  public Page page(String accept) {
    ExpositionFormatWriter writer =
        accept.contains("application/openmetrics-text") ? OPEN_METRICS : TEXT;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(16 << 10);
    try {
      writer.write(bytes, reader.collect());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written to
    }
    return new Page(writer.getContentType(), bytes.toByteArray());
  }

  private Collection<MetricData> produce(Resource resource) {
    View view = store.view(null);
    if (view == null) {
      return List.of();
    }
    Points points = new Points(resource, wallMillis.getAsLong());
    view.connected().forEach(points::add);
    return points.metrics();
  }
}
