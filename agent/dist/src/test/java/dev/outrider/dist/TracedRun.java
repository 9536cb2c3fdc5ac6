package dev.outrider.dist;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the OpenTelemetry agent said of one run of an application, and what its upstream saw.
 *
 * @param port of the application
 * @param upstream its port
 * @param lines all that the application printed
 * @param ours what we said of it
 */
record TracedRun(
    int port,
    int upstream,
    List<TracedSpan> spans,
    Map<String, Long> durations,
    List<WatchedProvider.Arrival> arrivals,
    List<String> lines,
    Ours ours) {
  static final Path AGENT =
      Path.of(System.getProperty("outrider.beside", "unset"), "opentelemetry-javaagent.jar");

  /**
   * What our own console says of a run.
   *
   * @param leftAlone the libraries that were not woven, a sentence each
   * @param waited how many calls had to wait for a place
   */
  record Ours(List<String> leftAlone, long waited) {
    static final Ours ABSENT = new Ours(List.of(), 0);
  }

  static TracedRun of(int port, Otlp collector, WatchedProvider upstream, Jvm app, Ours ours) {
    return new TracedRun(
        port,
        URI.create(upstream.uri()).getPort(),
        collector.spans(),
        collector.durations(),
        upstream.arrivals(),
        List.copyOf(app.lines()),
        ours);
  }

  /** Lets a plan report to that collector, and say which classes are woven. */
  static Jvm.Plan reporting(Jvm.Plan plan, Otlp collector, int prometheus) {
    return plan.environment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint())
        .environment("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
        .environment("OTEL_METRICS_EXPORTER", "otlp,prometheus")
        .environment("OTEL_EXPORTER_PROMETHEUS_HOST", "127.0.0.1")
        .environment("OTEL_EXPORTER_PROMETHEUS_PORT", Integer.toString(prometheus))
        .environment("OTEL_LOGS_EXPORTER", "none")
        .environment("OTEL_BSP_SCHEDULE_DELAY", "200")
        .environment("OTEL_JAVAAGENT_DEBUG", "true");
  }

  List<TracedSpan> of(String kind) {
    return spans.stream().filter(span -> span.is(kind)).toList();
  }

  /** What is not as in the run without us, a line each. */
  List<String> differencesFrom(TracedRun alone) {
    Map<String, Long> before = alone.figures();
    Map<String, Long> after = figures();
    Set<String> all = new TreeSet<>(before.keySet());
    all.addAll(after.keySet());
    return all.stream()
        .filter(what -> !Objects.equals(before.get(what), after.get(what)))
        .map(what -> before.get(what) + " became " + after.get(what) + ": " + what)
        .toList();
  }

  /** How often each span was there, with what it is a child of; what the metrics have counted. */
  private Map<String, Long> figures() {
    Map<String, Long> figures = new TreeMap<>();
    Map<String, TracedSpan> byId =
        spans.stream().collect(Collectors.toMap(TracedSpan::id, Function.identity()));
    spans.forEach(span -> figures.merge(portless(span.shape() + under(span, byId)), 1L, Long::sum));
    durations.forEach((metric, count) -> figures.merge(portless(metric), count, Long::sum));
    return figures;
  }

  private static String under(TracedSpan span, Map<String, TracedSpan> byId) {
    if (span.parent().isEmpty()) {
      return " at the root";
    }
    TracedSpan parent = byId.get(span.parent());
    return parent == null ? " under an unknown one" : " under " + parent.shape();
  }

  /** Ports differ from run to run. */
  private String portless(String text) {
    return text.replaceAll("\\b" + port + "\\b", "PORT")
        .replaceAll("\\b" + upstream + "\\b", "UPSTREAM");
  }

  /** The classes that the OpenTelemetry agent wove, each with its loader. */
  List<String> woven() {
    return lines.stream()
        .filter(line -> line.contains("TransformLoggingListener - Transformed "))
        .map(line -> line.substring(line.indexOf("Transformed ") + "Transformed ".length()))
        .toList();
  }
}
