package dev.outrider.examples.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What JMH measured of some benchmarks, by fork. Immutable. */
final class JmhRun {
  private static final int FORKS = 5;
  private static final String ALLOCATED = "gc.alloc.rate.norm";
  private static final long LONGEST_SECONDS = TimeUnit.MINUTES.toSeconds(30);

  private final JsonNode results;

  private JmhRun(JsonNode results) {
    this.results = results;
  }

  /**
   * Runs them on that JDK.
   *
   * @param jar of the benchmarks
   * @param benchmarks a regular expression
   * @param threads that run each at the same time
   * @param effort how many forks; quick: short iterations
   */
  static JmhRun of(Stage stage, Jdk jdk, Path jar, String benchmarks, int threads, Effort effort)
      throws IOException, InterruptedException {
    Path file = Files.createTempFile(stage.folder(), "jmh", ".json");
    String seconds = (effort.quick() ? 200 : 1_000) + "ms";
    List<String> command =
        List.of(
            jdk.tool("java").toString(),
            "-jar",
            jar.toString(),
            benchmarks,
            "-foe",
            "true",
            "-f",
            Integer.toString(effort.sets(FORKS)),
            "-wi",
            "5",
            "-w",
            seconds,
            "-i",
            "5",
            "-r",
            seconds,
            "-t",
            Integer.toString(threads),
            "-jvmArgsAppend",
            "-Dcsp.sentinel.log.dir=" + stage.folder(),
            "-prof",
            "gc",
            "-rf",
            "json",
            "-rff",
            file.toString());
    try (Child child = stage.start("jmh", command, Map.of())) {
      child.join(LONGEST_SECONDS);
    }
    return new JmhRun(new ObjectMapper().readTree(file.toFile()));
  }

  /** Returns the mean of each fork, in the benchmark's own unit. */
  List<Double> forks(String benchmark) {
    return forks(benchmark, Map.of());
  }

  /** As the other, for these of its parameters. */
  List<Double> forks(String benchmark, Map<String, String> parameters) {
    List<Double> means = new ArrayList<>();
    for (JsonNode fork : result(benchmark, parameters).at("/primaryMetric/rawData")) {
      double sum = 0;
      for (JsonNode iteration : fork) {
        sum += iteration.asDouble();
      }
      means.add(sum / fork.size());
    }
    return means;
  }

  /** Returns the bytes that one operation allocates. */
  double allocated(String benchmark) {
    JsonNode metrics = result(benchmark, Map.of()).at("/secondaryMetrics");
    for (Map.Entry<String, JsonNode> metric : metrics.properties()) {
      if (metric.getKey().endsWith(ALLOCATED)) {
        return metric.getValue().get("score").asDouble();
      }
    }
    throw new IllegalStateException("JMH says nothing of " + ALLOCATED + ": " + metrics);
  }

  private JsonNode result(String benchmark, Map<String, String> parameters) {
    for (JsonNode result : results) {
      boolean same = result.get("benchmark").asText().endsWith("." + benchmark);
      for (Map.Entry<String, String> parameter : parameters.entrySet()) {
        JsonNode value = result.path("params").path(parameter.getKey());
        same &= value.asText().equals(parameter.getValue());
      }
      if (same) {
        return result;
      }
    }
    throw new IllegalStateException("JMH did not measure " + benchmark + " " + parameters);
  }
}
