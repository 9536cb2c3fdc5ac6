package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A servlet application on Tomcat, attached to: counted, admitted, rejected, not waiting for
 * itself.
 */
final class TomcatIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static @Nullable Console console;

  @BeforeAll
  static void startConsole() throws IOException {
    console = Console.start();
  }

  @AfterAll
  static void stopConsole() {
    console().close();
  }

  private static Console console() {
    return java.util.Objects.requireNonNull(console);
  }

  private static Jvm app(Tomcats tomcat, String arguments, String... provider) {
    Jvm.Plan plan =
        console()
            .link(Jvm.java())
            .environment("OUTRIDER_INSTANCE", "app" + System.nanoTime())
            .agent(arguments);
    return tomcat.main(plan, TomcatApp.class, provider).start();
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    return HTTP.send(request(port, path), BodyHandlers.ofString());
  }

  private static HttpRequest request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
  }

  private static String mine(Jvm app) throws IOException, InterruptedException {
    for (var row : console().get("/admin/instances")) {
      if (row.get("pid").asLong() == app.pid()) {
        return row.get("id").asText();
      }
    }
    throw new IOException("pid " + app.pid() + " is not connected yet");
  }

  @ParameterizedTest
  @EnumSource(names = {"NEWEST", "JAVAX_NEWEST"})
  void countsSyncAndAsyncRequestsByTheirOutcome(Tomcats tomcat) throws Exception {
    try (Jvm app = app(tomcat, "")) {
      int port = Integer.parseInt(app.await("port="));
      for (int i = 0; i < 5; i++) {
        assertThat(get(port, "/hello").body()).isEqualTo("answer of /hello");
        assertThat(get(port, "/async").body()).isEqualTo("late answer");
      }
      assertThat(get(port, "/status/404").statusCode()).isEqualTo(404);
      assertThat(get(port, "/throw").statusCode()).isEqualTo(500);
      assertThat(get(port, "/actuator/health").statusCode()).isEqualTo(200);

      console()
          .eventually(
              "/admin/instances",
              ignored -> {
                var stats = console().get("/admin/performance/stats?instance=" + mine(app));
                assertThat(stats.at("/requests/total").asLong()).isEqualTo(12);
                assertThat(stats.at("/requests/successful").asLong()).isEqualTo(10);
                assertThat(stats.at("/requests/clientErrors").asLong()).isEqualTo(1);
                assertThat(stats.at("/requests/failed").asLong()).isEqualTo(2);
              });
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"OLDEST", "JAVAX_OLDEST"})
  void servesOnTheOldestTomcatsAsTheyWouldAlone(Tomcats tomcat) throws Exception {
    try (Jvm app = app(tomcat, "maxConcurrent=1,maxQueueSize=0");
        Jvm alone = tomcat.main(Jvm.java(), TomcatApp.class).start()) {
      int port = Integer.parseInt(app.await("port="));
      int bare = Integer.parseInt(alone.await("port="));
      for (String path : List.of("/hello", "/caf%C3%A9?a=b", "/status/404", "/async", "/throw")) {
        assertThat(get(port, path).statusCode()).isEqualTo(get(bare, path).statusCode());
        assertThat(get(port, path).body()).isEqualTo(get(bare, path).body());
      }
      CompletableFuture<?> running =
          HTTP.sendAsync(request(port, "/sleep/2000"), BodyHandlers.ofString());
      Awaitility.await()
          .atMost(Duration.ofMillis(1900))
          .until(() -> get(port, "/hello").statusCode() == 503);
      running.join();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NEWEST", "JAVAX_NEWEST"})
  void rejectsWithAProblemDocumentWhenTheQueueIsFull(Tomcats tomcat) throws Exception {
    try (Jvm app = app(tomcat, "maxConcurrent=1,maxQueueSize=1")) {
      int port = Integer.parseInt(app.await("port="));
      get(port, "/hello");
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        answers.add(HTTP.sendAsync(request(port, "/sleep/700"), BodyHandlers.ofString()));
      }
      HttpResponse<String> exempt = get(port, "/actuator/health");
      List<HttpResponse<String>> done = answers.stream().map(CompletableFuture::join).toList();

      assertThat(exempt.statusCode()).isEqualTo(200);
      List<HttpResponse<String>> rejected =
          done.stream().filter(answer -> answer.statusCode() == 503).toList();
      assertThat(rejected).hasSize(4);
      HttpResponse<String> first = rejected.get(0);
      assertThat(first.headers().firstValue("Content-Type"))
          .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
      assertThat(first.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
      assertThat(first.body()).contains("\"reason\":\"full\"").contains("\"limit\":1");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NEWEST", "JAVAX_NEWEST"})
  void saysWhatItDidInEveryAnswerWhenAskedTo(Tomcats tomcat) throws Exception {
    try (Jvm app = app(tomcat, "headers=true");
        Jvm silent = app(tomcat, "")) {
      HttpResponse<String> answer = get(Integer.parseInt(app.await("port=")), "/hello");
      HttpResponse<String> plain = get(Integer.parseInt(silent.await("port=")), "/hello");

      assertThat(answer.headers().firstValue("Cache-Status")).hasValue("outrider; fwd=bypass");
      assertThat(answer.headers().firstValue("Server-Timing"))
          .hasValueSatisfying(timing -> assertThat(timing).matches("outrider;dur=\\d+\\.\\d{3}"));
      assertThat(plain.headers().map()).doesNotContainKeys("cache-status", "server-timing");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NEWEST", "JAVAX_NEWEST"})
  void doesNotWaitForItselfWhenItCallsItself(Tomcats tomcat) throws Exception {
    try (Jvm app = app(tomcat, "profile=fixed,maxConcurrent=2,requestTimeout=3000")) {
      int port = Integer.parseInt(app.await("port="));
      for (int round = 0; round < 4; round++) {
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
          answers.add(HTTP.sendAsync(request(port, "/self"), BodyHandlers.ofString()));
        }
        assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
            .containsOnly(200);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"NEWEST", "JAVAX_NEWEST"})
  void countsOneInboundAndOneOutboundForAServletThatCallsAProvider(Tomcats tomcat)
      throws Exception {
    try (Jvm provider = Jvm.java().main(TomcatApp.class).start()) {
      int upstream = Integer.parseInt(provider.await("port="));
      try (Jvm app = app(tomcat, "", "http://127.0.0.1:" + upstream)) {
        int port = Integer.parseInt(app.await("port="));
        for (int i = 0; i < 10; i++) {
          assertThat(get(port, "/call?path=/hello").body()).isEqualTo("answer of /hello");
        }

        console()
            .eventually(
                "/admin/instances",
                ignored -> {
                  String only = "?instance=" + mine(app);
                  var stats = console().get("/admin/performance/stats" + only);
                  assertThat(stats.at("/requests/total").asLong()).isEqualTo(10);
                  var pool = console().get("/admin/performance/connection-pool" + only);
                  assertThat(pool.at("/rerouted").asLong()).isEqualTo(9);
                  assertThat(pool.at("/native/unproven").asLong()).isEqualTo(1);
                  var queue = console().get("/admin/performance/request-queue" + only);
                  assertThat(queue.at("/inbound/totalRequests").asLong()).isEqualTo(10);
                  assertThat(
                          queue.at("/outbound/127.0.0.1:" + upstream + "/totalRequests").asLong())
                      .isEqualTo(10);
                });
      }
    }
  }
}
