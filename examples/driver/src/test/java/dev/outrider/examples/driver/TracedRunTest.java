package dev.outrider.examples.driver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TracedRunTest {
  private static final String SERVER = span("SERVER", 2, "a", "", 10);
  private static final String CLIENT = span("GET", 3, "b", "a", 11);

  private static String span(String name, int kind, String id, String parent, long nanos) {
    return """
        {"traceId":"t","spanId":"%s","parentSpanId":"%s","name":"%s","kind":%d,\
        "startTimeUnixNano":"%d","attributes":[{"key":"thread.id","value":{"intValue":"%d"}}]}"""
        .formatted(id, parent, name, kind, nanos, nanos);
  }

  private static TracedRun run(Path folder, long counted, String traceparent, String... spans)
      throws IOException {
    Path log = folder.resolve("log");
    Files.writeString(
        log,
        """
        Started.
        [otel] INFO Exporter - {"resource":{},"scopeSpans":[{"scope":{"name":"s"},"spans":[%s]}]}
        [otel] INFO Exporter - {"resource":{},"scopeMetrics":[{"metrics":[{"name":\
        "http.client.request.duration","histogram":{"dataPoints":[{"count":"%d"}]}}]}]}
        """
            .formatted(String.join(",", spans), counted));
    JsonNode entry =
        new ObjectMapper()
            .readTree("{\"headers\":[\"traceparent: " + traceparent + "\"],\"hopByHop\":[]}");
    return new TracedRun(List.of(), Telemetry.read(log).since(5), new ArrayList<>(List.of(entry)));
  }

  @Test
  void findsNothingWhereOnlyTimesAndThreadsDiffer(@TempDir Path folder) throws IOException {
    TracedRun one = run(folder, 1, "00-t-b-01", SERVER, CLIENT);
    TracedRun other =
        run(folder, 1, "00-t-c-03", span("SERVER", 2, "d", "", 99), span("GET", 3, "c", "d", 99));

    assertThat(one.named()).isEqualTo(1);
    assertThat(other.differencesFrom(one)).isEmpty();
  }

  @Test
  void leavesOutWhatWasBeforeTheFirstCall(@TempDir Path folder) throws IOException {
    TracedRun one = run(folder, 1, "00-t-b-01", SERVER, CLIENT);
    TracedRun polled = run(folder, 2, "00-t-b-01", SERVER, CLIENT, span("GET", 3, "e", "", 4));

    assertThat(polled.differencesFrom(one)).isEmpty();
  }

  @Test
  void namesASpanTooManyACountAndAHeaderOfNoSpan(@TempDir Path folder) throws IOException {
    TracedRun one = run(folder, 1, "00-t-b-01", SERVER, CLIENT);
    TracedRun twice = run(folder, 2, "00-t-x-01", SERVER, CLIENT, span("GET", 3, "c", "a", 12));

    assertThat(twice.differencesFrom(one))
        .hasSize(3)
        .anyMatch(line -> line.startsWith("traceparent headers that name a span: 1 without us, 0"))
        .anyMatch(line -> line.startsWith("durations: "))
        .anyMatch(line -> line.contains("under SERVER SERVER") && line.contains("1 without us, 2"));
  }

  @Test
  void namesAParentThatIsLost(@TempDir Path folder) throws IOException {
    TracedRun one = run(folder, 1, "00-t-b-01", SERVER, CLIENT);
    TracedRun orphan = run(folder, 1, "00-t-b-01", SERVER, span("GET", 3, "b", "z", 11));

    assertThat(orphan.differencesFrom(one)).hasSize(2).anyMatch(line -> line.contains("lost"));
  }
}
