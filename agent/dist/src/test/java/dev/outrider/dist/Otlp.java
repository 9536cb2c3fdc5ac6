package dev.outrider.dist;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.metrics.v1.HistogramDataPoint;
import io.opentelemetry.proto.metrics.v1.Metric;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A collector for OTLP over HTTP, which keeps every span and the latest count of durations. */
final class Otlp implements AutoCloseable {
  /** What differs from run to run, whoever is attached. */
  private static final Set<String> BY_CHANCE =
      Set.of("thread.id", "thread.name", "network.peer.port", "client.port");

  private final HttpServer server;
  private final List<TracedSpan> spans = new CopyOnWriteArrayList<>();
  private volatile Map<String, Long> durations = Map.of();

  private Otlp() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", this::traces);
    server.createContext("/v1/metrics", this::metrics);
    server.start();
  }

  static Otlp start() throws IOException {
    return new Otlp();
  }

  String endpoint() {
    return "http://" + host();
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  List<TracedSpan> spans() {
    return List.copyOf(spans);
  }

  /** How many requests the duration metrics have counted, by metric and attributes. */
  Map<String, Long> durations() {
    return durations;
  }

  private void traces(HttpExchange exchange) throws IOException {
    ExportTraceServiceRequest request =
        ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
    for (ResourceSpans resource : request.getResourceSpansList()) {
      for (ScopeSpans scope : resource.getScopeSpansList()) {
        for (Span span : scope.getSpansList()) {
          spans.add(TracedSpan.of(scope.getScope().getName(), span, attributes(span)));
        }
      }
    }
    accept(exchange);
  }

  private void metrics(HttpExchange exchange) throws IOException {
    Map<String, Long> now = new TreeMap<>();
    ExportMetricsServiceRequest.parseFrom(exchange.getRequestBody())
        .getResourceMetricsList()
        .forEach(
            resource ->
                resource
                    .getScopeMetricsList()
                    .forEach(scope -> scope.getMetricsList().forEach(each -> count(each, now))));
    durations = now;
    accept(exchange);
  }

  private static void count(Metric metric, Map<String, Long> into) {
    if (metric.getName().matches("http\\.(server|client)\\.request\\.duration")) {
      for (HistogramDataPoint point : metric.getHistogram().getDataPointsList()) {
        String which = metric.getName() + " " + readable(point.getAttributesList());
        into.merge(which, point.getCount(), Long::sum);
      }
    }
  }

  private static Map<String, String> attributes(Span span) {
    return readable(span.getAttributesList());
  }

  private static Map<String, String> readable(List<KeyValue> attributes) {
    Map<String, String> readable = new TreeMap<>();
    for (KeyValue attribute : attributes) {
      if (!BY_CHANCE.contains(attribute.getKey())) {
        String value = attribute.getValue().toString().replace('\n', ' ').strip();
        readable.put(attribute.getKey(), value);
      }
    }
    return readable;
  }

  private static void accept(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
