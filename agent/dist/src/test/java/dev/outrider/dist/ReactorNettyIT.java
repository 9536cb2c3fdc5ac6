package dev.outrider.dist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outrider.testkit.Jdk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An application on Reactor Netty with a single event loop, attached to: counted, admitted,
 * rejected; who waits keeps nobody else from being served.
 */
final class ReactorNettyIT {
  private static final HttpClient HTTP = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private static final HttpClient HTTP2 = HttpClient.newBuilder().version(Version.HTTP_2).build();

  private static @Nullable Console console;

  /** What an application is run with: a JDK, and the newest or the oldest version. */
  record Setting(Jdk jdk, boolean oldest) {
    Jvm start(String arguments) {
      Jvm.Plan plan = requireNonNull(console).link(Jvm.java(jdk.home())).agent(arguments);
      return (oldest ? plan.oldestWithAll("reactor-netty") : plan)
          .main(ReactorNettyApp.class)
          .start();
    }
  }

  static Stream<Setting> settings() {
    return Jdks.runningAndNewest()
        .flatMap(jdk -> Stream.of(new Setting(jdk, false), new Setting(jdk, true)));
  }

  @BeforeAll
  static void startConsole() throws IOException {
    console = Console.start();
  }

  @AfterAll
  static void stopConsole() {
    requireNonNull(console).close();
  }

  private static String get(Jvm app, String path) throws IOException, InterruptedException {
    return HTTP.send(request(app, path).build(), BodyHandlers.ofString()).body();
  }

  private static CompletableFuture<HttpResponse<String>> ask(Jvm app, String path) {
    return HTTP.sendAsync(request(app, path).build(), BodyHandlers.ofString());
  }

  /** Asks once; the client of the JDK asks again where a connection closes without an answer. */
  private static String raw(Jvm app, String path) throws IOException {
    return RawScript.get(path).play(Integer.parseInt(app.await("port=")));
  }

  private static HttpRequest.Builder request(Jvm app, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.await("port=") + path));
  }

  private static void eventually(Jvm app, String what, ThrowingConsumer<JsonNode> asserted) {
    requireNonNull(console)
        .eventually(
            "/admin/instances",
            rows -> {
              for (JsonNode row : rows) {
                if (row.get("pid").asLong() == app.pid()) {
                  String only = "?instance=" + row.get("id").asText();
                  asserted.accept(requireNonNull(console).get("/admin/performance/" + what + only));
                  return;
                }
              }
              throw new AssertionError("pid " + app.pid() + " is not connected yet");
            });
  }

  private static void atRest(Jvm app) {
    eventually(
        app,
        "request-queue",
        queue -> {
          assertThat(queue.at("/inbound/processing").asInt(-1)).isZero();
          assertThat(queue.at("/inbound/currentQueueSize").asInt(-1)).isZero();
        });
    assertThat(app.ours()).noneMatch(line -> line.contains("fault"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  @Execution(ExecutionMode.CONCURRENT)
  void countsRequestsByTheirOutcome(Setting setting) throws Exception {
    try (Jvm app = setting.start("")) {
      for (int i = 0; i < 5; i++) {
        assertThat(get(app, "/hello?a=b")).isEqualTo("answer of /hello?a=b");
        assertThat(HTTP2.send(request(app, "/h2").build(), BodyHandlers.ofString()).version())
            .isEqualTo(Version.HTTP_2);
      }
      assertThat(ask(app, "/status/404").join().statusCode()).isEqualTo(404);
      assertThat(ask(app, "/error").join().statusCode()).isEqualTo(500);
      assertThat(raw(app, "/cut")).contains("first part").doesNotContain("0\r\n\r\n");
      assertThat(raw(app, "/throw")).isEqualTo("|closed");
      assertThat(get(app, "/stream/5/20")).contains("data: 4");
      HttpRequest upload =
          request(app, "/length").POST(BodyPublishers.ofString("x".repeat(300_000))).build();
      assertThat(HTTP.send(upload, BodyHandlers.ofString()).body()).isEqualTo("300000 bytes");
      assertThat(ask(app, "/actuator/health").join().statusCode()).isEqualTo(200);

      eventually(
          app,
          "stats",
          stats -> {
            assertThat(stats.at("/requests/total").asLong()).isEqualTo(16);
            assertThat(stats.at("/requests/successful").asLong()).isEqualTo(12);
            assertThat(stats.at("/requests/clientErrors").asLong()).isEqualTo(1);
            assertThat(stats.at("/requests/failed").asLong()).isEqualTo(4);
          });
      atRest(app);
    }
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void countsAndRejectsEachStreamOfHttp2() throws Exception {
    try (ServerChecks checks = new ServerChecks(ReactorNettyApp.class);
        Jvm app = checks.app("maxConcurrent=1,maxQueueSize=0")) {
      checks.countsAndRejectsEachStreamOfHttp2(app);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  @Execution(ExecutionMode.CONCURRENT)
  void waitsWithoutHoldingTheEventLoop(Setting setting) throws Exception {
    try (Jvm app = setting.start("maxConcurrent=1,maxQueueSize=50")) {
      get(app, "/hello");
      CompletableFuture<HttpResponse<String>> running = ask(app, "/sleep/5000");
      app.await("handled GET /sleep/5000");
      List<CompletableFuture<HttpResponse<String>>> waiting =
          IntStream.range(0, 20).mapToObj(n -> ask(app, "/hello?" + n)).toList();
      eventually(
          app,
          "request-queue",
          queue -> assertThat(queue.at("/inbound/currentQueueSize").asInt()).isEqualTo(20));

      assertThat(get(app, "/actuator/health")).isEqualTo("answer of /actuator/health");
      assertThat(running).isNotDone();
      assertThat(waiting).noneMatch(CompletableFuture::isDone);

      assertThat(running.join().statusCode()).isEqualTo(200);
      assertThat(waiting.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
          .containsOnly(200);
      atRest(app);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  @Execution(ExecutionMode.CONCURRENT)
  void rejectsWithAProblemDocumentWhenTheQueueIsFull(Setting setting) throws Exception {
    try (Jvm app = setting.start("maxConcurrent=1,maxQueueSize=0")) {
      get(app, "/hello");
      CompletableFuture<HttpResponse<String>> running = ask(app, "/sleep/5000");
      app.await("handled GET /sleep/5000");

      HttpResponse<String> rejected = ask(app, "/hello").join();
      HttpResponse<String> head =
          HTTP.send(
              request(app, "/hello").method("HEAD", BodyPublishers.noBody()).build(),
              BodyHandlers.ofString());
      HttpResponse<String> upload =
          HTTP.send(
              request(app, "/hello").POST(BodyPublishers.ofString("x".repeat(300_000))).build(),
              BodyHandlers.ofString());

      assertThat(running).isNotDone();
      assertThat(rejected.statusCode()).isEqualTo(503);
      assertThat(rejected.headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      assertThat(rejected.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
      assertThat(rejected.headers().firstValueAsLong("Content-Length").orElse(0))
          .isEqualTo(rejected.body().length());
      assertThat(rejected.body()).contains("\"reason\":\"full\"").contains("\"limit\":1");
      assertThat(head.statusCode()).isEqualTo(503);
      assertThat(head.headers().map()).containsKeys("retry-after", "content-length");
      assertThat(upload.statusCode()).isEqualTo(503);
      assertThat(running.join().statusCode()).isEqualTo(200);
      assertThat(ask(app, "/hello").join().statusCode()).isEqualTo(200);
      atRest(app);
    }
  }
}
