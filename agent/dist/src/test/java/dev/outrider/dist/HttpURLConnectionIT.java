package dev.outrider.dist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.server.ScriptedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls by {@code HttpURLConnection}: one place in the queue is all there is, so that a permit that
 * is not given back is seen by the next call.
 */
final class HttpURLConnectionIT {
  private static final String ONE_PLACE = "maxConcurrent=1,maxQueueSize=1,";
  private static final String TIMEOUT = "java.net.SocketTimeoutException: outrider: 127.0.0.1:";
  private static final List<String> AT_ONCE =
      List.of(
          "plain",
          "exact",
          "close",
          "disconnect",
          "connect-disconnect",
          "head",
          "empty",
          "error",
          "thrown",
          "redirect",
          "loop",
          "stalled",
          "stalled-body",
          "reset",
          "truncated",
          "buffered",
          "fixed",
          "chunked",
          "unfinished",
          "written-disconnect",
          "no-output");

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
    return requireNonNull(console);
  }

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void everyWayOutGivesThePermitBackAtOnce(Jdk jdk) {
    try (ScriptedServer server = ScriptedServer.open();
        Jvm app = run(jdk, ONE_PLACE + "requestTimeout=1000,breaker=off", server, AT_ONCE)) {
      assertThat(ways(app))
          .hasSize(AT_ONCE.size())
          .allMatch(way -> way.endsWith(", then 200 of 5"));
      assertSaid(
          app,
          stats -> {
            assertThat(stats.at("/requestQueue/processing").asInt(-1)).isZero();
            // Two for each. What is thrown before it needs the network is none; what was not
            // written to its end is two, for the JDK does not remember that it has failed.
            int calls = 2 * AT_ONCE.size();
            assertThat(stats.at("/connectionPool/native"))
                .hasToString("{\"transport\":" + calls + "}");
            assertThat(stats.at("/requests/total").asLong()).isEqualTo(calls);
            assertThat(stats.at("/requestQueue/rejectedRequests").asLong()).isZero();
            assertThat(stats.at("/failOpen")).hasToString("{}");
          });
    }
  }

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void whatIsForgottenGivesThePermitBackLater(Jdk jdk) {
    List<String> ways = List.of("connected", "unread", "gc", "dropped-body", "dropped-request");
    try (ScriptedServer server = ScriptedServer.open();
        Jvm app = run(jdk, ONE_PLACE + "requestTimeout=20000", server, ways)) {
      assertThat(ways(app)).hasSize(4).allMatch(way -> way.endsWith(", then 200 of 5"));
    }
  }

  @Test
  void aRejectionIsASocketTimeoutThatIsRemembered() {
    List<String> ways =
        List.of(
            "hold", "status", "header", "output", "connected", "twice", "interrupted", "waiting");
    try (ScriptedServer server = ScriptedServer.open();
        Jvm app = run(Jdk.current(), ONE_PLACE + "requestTimeout=200", server, ways)) {
      String rejected = TIMEOUT + server.ports().get("plain") + " rejected: ";
      String waited =
          rejected + "it waited too long in the queue (reason timeout, limit 1, waited ";

      List<String> came = ways(app);
      assertThat(came).hasSize(ways.size()).allMatch(way -> way.contains(", then " + waited));
      assertThat(came.get(0)).startsWith("hold -> 5, ");
      assertThat(came.get(1)).startsWith("status -> " + waited);
      assertThat(came.get(2)).startsWith("header -> null, ");
      assertThat(came.get(3)).startsWith("output -> " + waited);
      assertThat(came.get(4)).startsWith("connected -> " + waited);
      assertThat(came.get(5)).startsWith("twice -> true at once");
      assertThat(came.get(6))
          .startsWith("interrupted -> java.io.InterruptedIOException: interrupted, flag true");
      assertThat(came.get(7)).startsWith("waiting -> 2 full");
    }
  }

  @Test
  void theBreakerOpensForFailuresAndForProvidersThatRefuse() {
    String breaker = "breaker.failureThreshold=3,breaker.resetTimeout=60000";
    try (ScriptedServer server = ScriptedServer.open();
        Jvm failing = start(Jdk.current(), breaker, server, "plain", List.of("failing"));
        Jvm refused =
            start(Jdk.current(), breaker, server, "refused", List.of("connected", "output"))) {
      failing.await("done");
      refused.await("done");

      assertThat(ways(failing)).hasSize(1);
      assertThat(ways(failing).get(0))
          .startsWith("failing -> 500 500 500 , then " + TIMEOUT)
          .contains(" rejected: the circuit breaker is open (reason breaker");
      List<String> came = ways(refused);
      assertThat(came.get(0))
          .contains("connected -> java.net.ConnectException", "then java.net.Con");
      assertThat(came.get(1))
          .startsWith("output -> java.net.ConnectException")
          .contains(", then " + TIMEOUT, " rejected: the circuit breaker is open (reason breaker");
    }
  }

  @Test
  void switchedOffItIsLeftAlone() {
    String off = ONE_PLACE + "requestTimeout=200,libraries.http-url-connection=false";
    try (ScriptedServer server = ScriptedServer.open();
        Jvm app = run(Jdk.current(), off, server, List.of("hold", "chunked"))) {
      assertThat(ways(app)).hasSize(2).allMatch(way -> way.endsWith(", then 200 of 5"));
      assertSaid(app, stats -> assertThat(stats.at("/connectionPool/native")).hasToString("{}"));
    }
  }

  @Test
  void aCallHasTheLevelOfTheRequestThatItIsMadeFor() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    try (Upstream provider = Upstream.open();
        Jvm app =
            console()
                .link(Jvm.java())
                .agent("maxConcurrent=1,maxQueueSize=50")
                .main(TomcatApp.class, provider.origin())
                .start()) {
      URI uri =
          URI.create("http://127.0.0.1:" + app.await("port=") + "/actuator/health?by-url=/slow");
      HttpRequest low = HttpRequest.newBuilder(uri).header("X-Request-Priority", "low").build();
      List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        asked.add(client.sendAsync(low, BodyHandlers.ofString()));
      }

      console()
          .eventually(
              "/admin/performance/request-queue",
              queues -> {
                JsonNode sizes = queues.get("outbound").get(provider.host()).get("queueSizes");
                assertThat(sizes.get(sizes.size() - 1).asInt()).isPositive();
                assertThat(sizes.get(sizes.size() / 2).asInt()).isZero();
              });

      for (CompletableFuture<HttpResponse<String>> answer : asked) {
        assertThat(answer.get().body()).isEqualTo("answer to /slow");
      }
    }
  }

  private static Jvm run(Jdk jdk, String settings, ScriptedServer server, List<String> ways) {
    Jvm app = start(jdk, settings, server, "plain", ways);
    app.await("done");
    return app;
  }

  private static Jvm start(
      Jdk jdk, String settings, ScriptedServer server, String port, List<String> ways) {
    List<String> arguments = new ArrayList<>();
    arguments.add("http://127.0.0.1:" + server.ports().get(port));
    arguments.addAll(ways);
    return console()
        .link(Jvm.java(jdk.home()))
        .agent(settings)
        .main(UrlCaller.class, arguments.toArray(String[]::new))
        .start();
  }

  private static List<String> ways(Jvm app) {
    return app.lines().stream()
        .filter(line -> line.startsWith("way "))
        .map(line -> line.substring("way ".length()))
        .toList();
  }

  private static void assertSaid(Jvm app, ThrowingConsumer<JsonNode> asserted) {
    console()
        .eventually(
            "/admin/instances",
            rows -> {
              String id = "";
              for (JsonNode row : rows) {
                id = row.get("pid").asLong() == app.pid() ? row.get("id").asText() : id;
              }
              assertThat(id).as("connected").isNotEmpty();
              asserted.accept(console().get("/admin/performance/stats?instance=" + id));
            });
  }
}
