package dev.outrider.examples.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the OpenTelemetry agent measured in one gateway, as its exporter {@code logging-otlp} wrote
 * it into the log. Immutable.
 *
 * @param spans in the order of their end
 * @param durations by metric, how many requests its histograms counted
 */
record Telemetry(List<TracedSpan> spans, Map<String, Long> durations) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Environment that lets the agent write all it has into the log, at the end at the latest. */
  static final Map<String, String> INTO_THE_LOG =
      Map.of(
          "OTEL_TRACES_EXPORTER", "logging-otlp",
          "OTEL_METRICS_EXPORTER", "logging-otlp",
          "OTEL_LOGS_EXPORTER", "none");

  static Telemetry read(Path log) throws IOException {
    List<TracedSpan> spans = new ArrayList<>();
    Map<String, Long> durations = new TreeMap<>();
    for (String line : Files.readAllLines(log, UTF_8)) {
      int json = line.indexOf("{\"resource\":");
      if (json >= 0) {
        JsonNode exported = JSON.readTree(line.substring(json));
        exported.path("scopeSpans").forEach(scope -> addSpans(scope, spans));
        exported.path("scopeMetrics").forEach(scope -> addDurations(scope, durations));
      }
    }
    return new Telemetry(List.copyOf(spans), Map.copyOf(durations));
  }

  private static void addSpans(JsonNode scope, List<TracedSpan> to) {
    String name = scope.path("scope").path("name").asText();
    scope.path("spans").forEach(span -> to.add(TracedSpan.of(name, span)));
  }

  /** Each export has the totals since the start: the last one stays. */
  private static void addDurations(JsonNode scope, Map<String, Long> to) {
    for (JsonNode metric : scope.path("metrics")) {
      String name = metric.path("name").asText();
      if (name.startsWith("http.") && name.endsWith(".request.duration")) {
        long count = 0;
        for (JsonNode point : metric.path("histogram").path("dataPoints")) {
          count += point.path("count").asLong();
        }
        to.put(name, count);
      }
    }
  }

  /**
   * Returns this without what began earlier: how often a gateway is asked until it is up varies.
   */
  Telemetry since(long nanos) {
    List<TracedSpan> later = spans.stream().filter(span -> span.startNanos() >= nanos).toList();
    Map<String, Long> fewer = new HashMap<>(durations);
    fewer.computeIfPresent("http.server.request.duration", (name, n) -> n - early("SERVER", nanos));
    fewer.computeIfPresent("http.client.request.duration", (name, n) -> n - early("CLIENT", nanos));
    return new Telemetry(later, Map.copyOf(fewer));
  }

  private long early(String kind, long nanos) {
    return of(kind).stream().filter(span -> span.startNanos() < nanos).count();
  }

  List<TracedSpan> of(String kind) {
    return spans.stream().filter(span -> span.kind().equals(kind)).toList();
  }

  /** Returns how often there is each span, with what it is a child of. */
  Map<String, Integer> shapes() {
    Map<String, String> byId = new HashMap<>();
    spans.forEach(span -> byId.put(span.id(), span.shape()));
    Map<String, Integer> shapes = new TreeMap<>();
    for (TracedSpan span : spans) {
      String under = span.parent().isEmpty() ? "nothing" : byId.getOrDefault(span.parent(), "lost");
      shapes.merge(span.shape() + " under " + under, 1, Integer::sum);
    }
    return shapes;
  }
}
