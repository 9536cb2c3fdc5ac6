package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outrider.testkit.Jdk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The OpenTelemetry agent beside ours, in both orders: its spans, headers and metrics are those of
 * the same requests without us.
 */
@Tag("slow")
final class BesideOpenTelemetryIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int ROUNDS = 3;
  private static final List<String> TARGETS =
      List.of(
          "/hello",
          "/status/404",
          "/async",
          "/throw",
          "/call?path=/sent",
          "/call-future?path=/future",
          "/call-stage?path=/stage",
          "/call-many?path=/many");
  private static final int REQUESTS = ROUNDS * TARGETS.size();
  private static final int CALLS = ROUNDS * (3 + TomcatApp.MANY);

  /** One run for each JDK without us, which all others are compared with. */
  private static final Map<Jdk, TracedRun> ALONE = new HashMap<>();

  private final Path folder;

  BesideOpenTelemetryIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void itsSpansHeadersAndMetricsStayAsTheyAreWhenItIsNamedFirst(Jdk jdk) throws Exception {
    int console = Console.freePort();
    TracedRun both = run(console, ours(theirs(plan(jdk)), console, ""));

    compare(jdk, both);
    assertThat(both.ours().leftAlone())
        .allMatch(line -> line.endsWith(" was loaded before the agent"));
    assertThat(both.arrivals()).anyMatch(arrival -> !arrival.isNative());
  }

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void itsSpansHeadersAndMetricsStayAsTheyAreWhenItIsNamedSecond(Jdk jdk) throws Exception {
    int console = Console.freePort();
    TracedRun both = run(console, theirs(ours(plan(jdk), console, "")));

    compare(jdk, both);
    assertThat(both.ours().leftAlone()).isEmpty();
    assertThat(both.arrivals()).anyMatch(arrival -> !arrival.isNative());
  }

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void aCallThatHasToWaitHasOneSpanAllTheSame(Jdk jdk) throws Exception {
    int console = Console.freePort();
    TracedRun both = run(console, theirs(ours(plan(jdk), console, ",maxConcurrent=1")));

    compare(jdk, both);
    assertThat(both.ours().waited()).isGreaterThanOrEqualTo(ROUNDS);
  }

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void aFlightRecordingBesideBothIsWhole(Jdk jdk) throws Exception {
    int console = Console.freePort();
    Path recording = folder.resolve("recording.jfr");
    Jvm.Plan plan = plan(jdk).flags("-XX:StartFlightRecording:filename=" + recording);
    TracedRun both = run(console, ours(theirs(plan), console, ""));

    compare(jdk, both);
    assertThat(both.lines()).noneMatch(line -> line.matches(".*\\[(error|warning)]\\[jfr.*"));
    Jvm summary = Jvm.java(jdk.home()).startTool("jfr", "summary", recording.toString());
    assertThat(summary.end()).isZero();
    assertThat(summary.lines())
        .anyMatch(line -> line.matches(" jdk\\.JVMInformation +1 .*"))
        .anyMatch(line -> line.matches(" jdk\\.ThreadStart +[1-9].*"));
  }

  private void compare(Jdk jdk, TracedRun both) throws Exception {
    TracedRun alone = alone(jdk);
    assertThat(both.differencesFrom(alone)).isEmpty();
    assertThat(both.arrivals()).hasSize(CALLS).allMatch(call -> call.traceparents().size() == 1);
    assertThat(both.arrivals().stream().map(call -> flagless(call.traceparents().get(0))))
        .containsExactlyInAnyOrderElementsOf(
            both.of("CLIENT").stream().map(TracedSpan::traceparent).toList());
    assertThat(both.woven())
        .hasSizeGreaterThan(20)
        .noneMatch(line -> isOurs(line) && !line.startsWith("dev.outrider.dist.TomcatApp"));
    assertThat(both.lines()).noneMatch(line -> line.startsWith("outrider: fault"));
  }

  private static String flagless(String traceparent) {
    return traceparent.substring(0, traceparent.lastIndexOf('-'));
  }

  /** By its name, or by the loader that is named behind it. */
  private static boolean isOurs(String woven) {
    return woven.contains("dev.outrider.") || woven.contains("outrider-sidecar");
  }

  private TracedRun alone(Jdk jdk) throws Exception {
    TracedRun alone = ALONE.get(jdk);
    if (alone == null) {
      alone = run(0, theirs(plan(jdk)));
      assertThat(alone.of("SERVER")).hasSize(REQUESTS);
      assertThat(alone.of("CLIENT")).hasSize(CALLS);
      assertThat(alone.durations()).hasSizeGreaterThanOrEqualTo(4);
      ALONE.put(jdk, alone);
    }
    return alone;
  }

  private Jvm.Plan plan(Jdk jdk) {
    return Jvm.java(jdk.home()).flags("-Djava.io.tmpdir=" + folder);
  }

  private static Jvm.Plan theirs(Jvm.Plan plan) {
    return plan.flags("-javaagent:" + TracedRun.AGENT);
  }

  private static Jvm.Plan ours(Jvm.Plan plan, int console, String more) {
    return plan.environment("OUTRIDER_ADMIN_TOKEN", Console.ADMIN)
        .agent("console,port=" + console + more);
  }

  /**
   * Makes the calls, looks at what we say of them, and ends the JVM so that all is exported.
   *
   * @param console the port of ours, 0 for a run without us
   */
  private static TracedRun run(int console, Jvm.Plan plan) throws Exception {
    int prometheus = Console.freePort();
    try (Otlp collector = Otlp.start();
        WatchedProvider upstream = WatchedProvider.start();
        Jvm app =
            TracedRun.reporting(plan, collector, prometheus)
                .main(TomcatApp.class, upstream.uri())
                .start()) {
      int port = Integer.parseInt(app.await("port="));
      for (int round = 0; round < ROUNDS; round++) {
        for (String target : TARGETS) {
          get(port, target);
        }
      }
      assertThat(get(prometheus, "/metrics").body())
          .contains("http_server_request_duration_seconds_count");
      assertThat(get(prometheus, "/any").statusCode()).isEqualTo(200);
      TracedRun.Ours ours = console == 0 ? TracedRun.Ours.ABSENT : governed(console, upstream);
      app.signal("TERM");
      app.end();
      return TracedRun.of(port, collector, upstream, app, ours);
    }
  }

  /**
   * We count the application's exchanges, and none of the other agent's. Returns what we say of
   * ourselves.
   */
  private static TracedRun.Ours governed(int console, WatchedProvider upstream) throws Exception {
    String provider = URI.create(upstream.uri()).getAuthority();
    Console.awaitLive(console);
    Console embedded = Console.embedded(console);
    embedded.eventually(
        "/admin/performance/request-queue",
        queue -> {
          assertThat(queue.at("/inbound/totalRequests").asInt()).isEqualTo(REQUESTS);
          assertThat(queue.at("/outbound").fieldNames()).toIterable().containsExactly(provider);
          assertThat(queue.at("/outbound/" + provider + "/totalRequests").asInt()).isEqualTo(CALLS);
        });
    JsonNode row = embedded.get("/admin/instances").get(0);
    assertThat(row.get("failOpen")).isEmpty();
    assertThat(row.get("instrumented").toString())
        .contains("HttpClientImpl.send", "CoyoteAdapter.service")
        .doesNotContain("telemetry");
    JsonNode queue = embedded.get("/admin/performance/request-queue");
    return new TracedRun.Ours(
        StreamSupport.stream(row.get("unsupported").spliterator(), false)
            .map(JsonNode::asText)
            .toList(),
        queue.at("/outbound/" + provider + "/queuedRequests").asLong());
  }

  private static HttpResponse<String> get(int port, String target)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + target);
    return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
