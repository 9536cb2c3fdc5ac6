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
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
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
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int ROUNDS = 3;

  /** One run without us for each setting, which all others are compared with. */
  private static final Map<Setting, TracedRun> ALONE = new HashMap<>();

  /** What is attached to, and the JDK that it runs on. */
  record Setting(TracedApp app, Jdk jdk) {
    int requests() {
      return ROUNDS * (app.targets().size() + app.together().size());
    }

    int calls() {
      return ROUNDS * app.calls();
    }
  }

  static Stream<Setting> settings() {
    return Stream.of(TracedApp.values())
        .flatMap(app -> Jdks.runningAndNewest().map(jdk -> new Setting(app, jdk)));
  }

  private final Path folder;

  BesideOpenTelemetryIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @MethodSource("settings")
  void itsSpansHeadersAndMetricsStayAsTheyAreWhenItIsNamedFirst(Setting setting) throws Exception {
    int console = Console.freePort();
    TracedRun both = run(setting, console, ours(theirs(plan(setting.jdk())), console, ""));

    compare(setting, both);
    assertThat(both.ours().leftAlone())
        .allMatch(line -> line.endsWith(" was loaded before the agent"));
    reroutes(setting, both);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void itsSpansHeadersAndMetricsStayAsTheyAreWhenItIsNamedSecond(Setting setting) throws Exception {
    int console = Console.freePort();
    TracedRun both = run(setting, console, theirs(ours(plan(setting.jdk()), console, "")));

    compare(setting, both);
    assertThat(both.ours().leftAlone()).isEmpty();
    reroutes(setting, both);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aCallThatHasToWaitHasOneSpanAllTheSame(Setting setting) throws Exception {
    int console = Console.freePort();
    TracedRun both =
        run(setting, console, theirs(ours(plan(setting.jdk()), console, ",maxConcurrent=1")));

    compare(setting, both);
    assertThat(both.ours().waited()).isGreaterThanOrEqualTo(ROUNDS);
  }

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void aFlightRecordingBesideBothIsWhole(Jdk jdk) throws Exception {
    int console = Console.freePort();
    Setting setting = new Setting(TracedApp.TOMCAT, jdk);
    Path recording = folder.resolve("recording.jfr");
    Jvm.Plan plan = plan(jdk).flags("-XX:StartFlightRecording:filename=" + recording);
    TracedRun both = run(setting, console, ours(theirs(plan), console, ""));

    compare(setting, both);
    assertThat(both.lines()).noneMatch(line -> line.matches(".*\\[(error|warning)]\\[jfr.*"));
    Jvm summary = Jvm.java(jdk.home()).startTool("jfr", "summary", recording.toString());
    assertThat(summary.end()).isZero();
    assertThat(summary.lines())
        .anyMatch(line -> line.matches(" jdk\\.JVMInformation +1 .*"))
        .anyMatch(line -> line.matches(" jdk\\.ThreadStart +[1-9].*"));
  }

  private void compare(Setting setting, TracedRun both) throws Exception {
    TracedRun alone = alone(setting);
    assertThat(both.differencesFrom(alone)).isEmpty();
    assertThat(both.arrivals())
        .hasSize(setting.calls())
        .allMatch(call -> call.traceparents().size() == 1);
    assertThat(both.arrivals().stream().map(call -> flagless(call.traceparents().get(0))))
        .containsExactlyInAnyOrderElementsOf(
            both.of("CLIENT").stream().map(TracedSpan::traceparent).toList());
    assertThat(both.woven())
        .hasSizeGreaterThan(20)
        .noneMatch(line -> isOurs(line) && !setting.app().owns(line));
    assertThat(both.lines()).noneMatch(line -> line.startsWith("outrider: fault"));
  }

  /** Reactor Netty's calls stay with their library; of the JDK's, some do not. */
  private static void reroutes(Setting setting, TracedRun both) {
    if (setting.app() == TracedApp.TOMCAT) {
      assertThat(both.arrivals()).anyMatch(arrival -> !arrival.isNative());
    }
  }

  private static String flagless(String traceparent) {
    return traceparent.substring(0, traceparent.lastIndexOf('-'));
  }

  /** By its name, or by the loader that is named behind it. */
  private static boolean isOurs(String woven) {
    return woven.contains("dev.outrider.") || woven.contains("outrider-sidecar");
  }

  private TracedRun alone(Setting setting) throws Exception {
    TracedRun alone = ALONE.get(setting);
    if (alone == null) {
      alone = run(setting, 0, theirs(plan(setting.jdk())));
      assertThat(alone.of("SERVER")).hasSize(setting.requests());
      assertThat(alone.of("CLIENT")).hasSize(setting.calls());
      assertThat(alone.durations()).hasSizeGreaterThanOrEqualTo(4);
      ALONE.put(setting, alone);
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
  private static TracedRun run(Setting setting, int console, Jvm.Plan plan) throws Exception {
    int prometheus = Console.freePort();
    try (Otlp collector = Otlp.start();
        WatchedProvider upstream = WatchedProvider.start();
        Jvm app =
            setting.app().start(TracedRun.reporting(plan, collector, prometheus), upstream.uri())) {
      int port = setting.app().port(app);
      for (int round = 0; round < ROUNDS; round++) {
        for (String target : setting.app().targets()) {
          get(port, target);
        }
        together(port, setting.app().together());
      }
      assertThat(get(prometheus, "/metrics").body())
          .contains("http_server_request_duration_seconds_count");
      assertThat(get(prometheus, "/any").statusCode()).isEqualTo(200);
      TracedRun.Ours ours =
          console == 0 ? TracedRun.Ours.ABSENT : governed(setting, console, upstream);
      app.signal("TERM");
      app.end();
      return TracedRun.of(port, collector, upstream, app, ours);
    }
  }

  /**
   * We count the application's exchanges, and none of the other agent's. Returns what we say of
   * ourselves.
   */
  private static TracedRun.Ours governed(Setting setting, int console, WatchedProvider upstream)
      throws Exception {
    String provider = URI.create(upstream.uri()).getAuthority();
    Console.awaitLive(console);
    Console embedded = Console.embedded(console);
    embedded.eventually(
        "/admin/performance/request-queue",
        queue -> {
          assertThat(queue.at("/inbound/totalRequests").asInt())
              .isEqualTo(ROUNDS * setting.app().targets().size());
          assertThat(queue.at("/outbound").fieldNames()).toIterable().containsExactly(provider);
          assertThat(queue.at("/outbound/" + provider + "/totalRequests").asInt())
              .isEqualTo(setting.calls());
        });
    JsonNode row = embedded.get("/admin/instances").get(0);
    assertThat(row.get("failOpen")).isEmpty();
    assertThat(row.get("instrumented").toString())
        .contains(setting.app().cuts())
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
    return HTTP.send(request(port, target), BodyHandlers.ofString());
  }

  private static void together(int port, List<String> targets) {
    List<CompletableFuture<HttpResponse<String>>> asked =
        targets.stream()
            .map(target -> HTTP.sendAsync(request(port, target), BodyHandlers.ofString()))
            .toList();
    assertThat(asked).extracting(CompletableFuture::join).allMatch(a -> a.statusCode() == 200);
  }

  private static HttpRequest request(int port, String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target)).build();
  }
}
