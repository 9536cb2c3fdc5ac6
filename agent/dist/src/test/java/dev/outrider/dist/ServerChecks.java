package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.Awaitility;

/**
 * What is asked of every server on which a request waits without a thread. Its application answers
 * as {@link Reply} says; {@code prefix} is where it is found: as a handler, or as a servlet.
 */
final class ServerChecks implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Console console;
  private final Class<?> main;

  ServerChecks(Class<?> main) throws IOException {
    this.console = Console.start();
    this.main = main;
  }

  Jvm app(String arguments, String... origin) {
    return app(Jvm.java(), plan -> plan, arguments, origin);
  }

  Jvm app(Jvm.Plan jvm, UnaryOperator<Jvm.Plan> with, String arguments, String... origin) {
    return with.apply(console.link(jvm).agent(arguments)).main(main, origin).start();
  }

  Jvm alone() {
    return Jvm.java().main(main).start();
  }

  static int port(Jvm app) {
    return Integer.parseInt(app.await("port="));
  }

  static HttpResponse<String> get(int port, String path) throws IOException, InterruptedException {
    return HTTP.send(request(port, path).build(), BodyHandlers.ofString());
  }

  static HttpRequest.Builder request(int port, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
  }

  private static List<HttpResponse<String>> together(int port, String path, int times) {
    List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      asked.add(HTTP.sendAsync(request(port, path).build(), BodyHandlers.ofString()));
    }
    return asked.stream().map(CompletableFuture::join).toList();
  }

  /** Waits until the application's own statistics are as they should be. */
  void statistics(Jvm app, ThrowingConsumer<JsonNode> asserted) {
    console.eventually(
        "/admin/instances",
        rows -> {
          String id = "";
          for (JsonNode row : rows) {
            id = row.get("pid").asLong() == app.pid() ? row.get("id").asText() : id;
          }
          assertThat(id).as("connected").isNotEmpty();
          asserted.accept(console.get("/admin/performance/stats?instance=" + id));
        });
  }

  private void nothingStaysTaken(Jvm app) {
    statistics(
        app,
        stats -> {
          assertThat(stats.at("/requestQueue/processing").asInt(-1)).isZero();
          assertThat(stats.at("/requestQueue/currentQueueSize").asInt(-1)).isZero();
          assertThat(stats.at("/failOpen").toString()).isEqualTo("{}");
        });
  }

  void countsEachRequestByItsOutcome(Jvm app, String prefix) throws Exception {
    int port = port(app);
    for (int i = 0; i < 5; i++) {
      assertThat(get(port, prefix + "/hello").body()).isEqualTo("answer of /hello");
      assertThat(get(port, prefix + "/async").body()).isEqualTo("late answer");
    }
    assertThat(get(port, prefix + "/status/404").statusCode()).isEqualTo(404);
    assertThat(get(port, prefix + "/throw").statusCode()).isEqualTo(500);
    assertThat(get(port, "/actuator/health").statusCode()).isEqualTo(200);
    statistics(
        app,
        stats -> {
          assertThat(stats.at("/requests/total").asLong()).isEqualTo(12);
          assertThat(stats.at("/requests/successful").asLong()).isEqualTo(10);
          assertThat(stats.at("/requests/clientErrors").asLong()).isEqualTo(1);
          assertThat(stats.at("/requests/failed").asLong()).isEqualTo(2);
        });
    nothingStaysTaken(app);
  }

  /** More wait than the server has threads; the exempt path finds one all the same. */
  void waitsWithoutAThread(Jvm app, String prefix) throws Exception {
    int port = port(app);
    get(port, prefix + "/hello");
    List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String path = prefix + (i % 4 == 0 ? "/async" : "/sleep/100");
      asked.add(HTTP.sendAsync(request(port, path).build(), BodyHandlers.ofString()));
    }
    statistics(
        app,
        stats -> assertThat(stats.at("/requestQueue/currentQueueSize").asInt()).isGreaterThan(15));

    assertThat(get(port, "/actuator/health").statusCode()).isEqualTo(200);
    assertThat(asked).extracting(CompletableFuture::join).allMatch(a -> a.statusCode() == 200);
    assertThat(get(port, prefix + "/peak").body())
        .matches("peak [12]"); // the one that may, and an exempt one beside it
    nothingStaysTaken(app);
  }

  /** At once and after a wait, a handler runs where the server would have run it. */
  void handlesOnVirtualThreads(Jvm app) throws Exception {
    int port = port(app);
    try (RawClient running = new RawClient(port);
        RawClient waiting = new RawClient(port)) {
      assertThat(get(port, "/thread").body()).startsWith("VirtualThread");
      running.get("/sleep/4000");
      app.await("handled /sleep/4000");
      waiting.get("/thread");
      statistics(
          app,
          stats -> assertThat(stats.at("/requestQueue/currentQueueSize").asInt()).isEqualTo(1));

      assertThat(running.answer()).contains(" 200 ");
      assertThat(waiting.answer()).contains(" 200 ").contains("VirtualThread");
    }
    nothingStaysTaken(app);
  }

  void rejectsWithAProblemDocument(Jvm app, String prefix) throws Exception {
    int port = port(app);
    get(port, prefix + "/hello");
    List<HttpResponse<String>> done = together(port, prefix + "/sleep/700", 6);

    List<HttpResponse<String>> rejected =
        done.stream().filter(answer -> answer.statusCode() == 503).toList();
    assertThat(rejected).hasSize(4);
    HttpResponse<String> first = rejected.get(0);
    assertThat(first.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(first.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(first.body()).contains("\"reason\":\"full\"").contains("\"limit\":1");
    nothingStaysTaken(app);
  }

  /** Streams of one connection: each is one exchange, and is rejected without the others. */
  void countsAndRejectsEachStreamOfHttp2(Jvm app) throws Exception {
    Http2Streams streams = new Http2Streams(port(app));
    for (int i = 0; i < 3; i++) {
      assertThat(streams.get("/hello").body()).isEqualTo("answer of /hello");
      statistics(app, stats -> assertThat(stats.at("/requestQueue/processing").asInt(-1)).isZero());
    }
    CompletableFuture<HttpResponse<String>> running = streams.ask("/sleep/5000");
    statistics(
        app, stats -> assertThat(stats.at("/requestQueue/processing").asInt(-1)).isEqualTo(1));

    HttpResponse<String> rejected = streams.get("/hello");
    assertThat(rejected.statusCode()).isEqualTo(503);
    assertThat(rejected.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(rejected.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(rejected.body()).contains("\"reason\":\"full\"").endsWith("}");
    assertThat(streams.head("/hello").statusCode()).isEqualTo(503);
    assertThat(streams.post("/length", "x".repeat(30_000)).statusCode()).isEqualTo(503);
    assertThat(running).isNotDone();

    assertThat(running.join().statusCode()).isEqualTo(200);
    nothingStaysTaken(app);
    assertThat(streams.post("/length", "x".repeat(300_000)).body()).isEqualTo("300000 bytes");
    statistics(
        app,
        stats -> {
          assertThat(stats.at("/requestQueue/totalRequests").asLong()).isEqualTo(8);
          assertThat(stats.at("/requestQueue/completedRequests").asLong()).isEqualTo(5);
          assertThat(stats.at("/requestQueue/rejectedRequests").asLong()).isEqualTo(3);
        });
    nothingStaysTaken(app);
  }

  /** The connection is of use after a rejection, and a {@code HEAD} is answered by a head alone. */
  void keepsTheConnectionAfterARejection(Jvm app, String prefix) throws Exception {
    int port = port(app);
    String target = prefix + "/hello HTTP/1.1\r\nHost: x\r\n";
    try (RawClient running = new RawClient(port);
        RawClient client = new RawClient(port)) {
      running.get(prefix + "/sleep/2500");
      app.await("handled /sleep/2500");

      assertThat(client.send("HEAD " + target + "\r\n").head())
          .contains(" 503 ")
          .contains("application/problem+json");
      assertThat(client.send("POST " + target + "Content-Length: 4\r\n\r\nbody").answer())
          .contains(" 503 ")
          .contains("\"reason\":\"full\"");
      assertThat(running.answer()).contains(" 200 ");
      // the permit comes back a moment after the last byte
      Awaitility.await()
          .until(() -> client.send("GET " + target + "\r\n").answer().contains("answer of /hello"));
    }
    nothingStaysTaken(app);
  }

  void rejectsWhoWaitedTooLong(Jvm app, String prefix) throws Exception {
    int port = port(app);
    try (RawClient running = new RawClient(port);
        RawClient waiting = new RawClient(port)) {
      running.get(prefix + "/sleep/1500");
      app.await("handled /sleep/1500");
      waiting.get(prefix + "/hello");

      assertThat(waiting.answer()).contains(" 503 ").contains("\"reason\":\"timeout\"");
      assertThat(running.answer()).contains(" 200 ");
    }
    nothingStaysTaken(app);
  }

  /** A stream is one exchange for as long as it streams, and its client may go away at any time. */
  void aStreamKeepsItsPermitUntilItsClientIsGone(Jvm app, String prefix) throws Exception {
    int port = port(app);
    try (RawClient stream = new RawClient(port)) {
      assertThat(stream.get(prefix + "/stream").head()).contains(" 200 ");
      assertThat(get(port, prefix + "/hello").statusCode()).isEqualTo(503);
      stream.reset();
      Awaitility.await().until(() -> get(port, prefix + "/hello").statusCode() == 200);
    }
    statistics(app, stats -> assertThat(stats.at("/requests/cancelled").asLong()).isEqualTo(1));
    nothingStaysTaken(app);
  }

  /** Whoever goes away while it waits takes nothing along, whether the server noticed or not. */
  void aWaitingRequestMayBeGivenUp(Jvm app, String prefix) throws Exception {
    int port = port(app);
    try (RawClient running = new RawClient(port)) {
      running.get(prefix + "/sleep/800");
      app.await("handled /sleep/800");
      for (int i = 0; i < 5; i++) {
        try (RawClient waiting = new RawClient(port)) {
          waiting.get(prefix + "/async").reset();
        }
      }
      assertThat(running.answer()).contains(" 200 ");
    }
    nothingStaysTaken(app);
    assertThat(get(port, prefix + "/hello").statusCode()).isEqualTo(200);
  }

  void doesNotWaitForItself(Jvm app, String prefix) {
    int port = port(app);
    for (int round = 0; round < 4; round++) {
      assertThat(together(port, prefix + "/self", 6))
          .extracting(HttpResponse::statusCode)
          .containsOnly(200);
    }
    nothingStaysTaken(app);
  }

  void saysWhatItDidWhenAskedTo(Jvm app, Jvm silent, String prefix) throws Exception {
    HttpResponse<String> said = get(port(app), prefix + "/hello");
    HttpResponse<String> plain = get(port(silent), prefix + "/hello");

    assertThat(said.headers().firstValue("Cache-Status")).hasValue("outrider; fwd=bypass");
    assertThat(said.headers().firstValue("Server-Timing").orElse(""))
        .matches("outrider;dur=\\d+\\.\\d{3}");
    assertThat(plain.headers().map()).doesNotContainKeys("cache-status", "server-timing");
  }

  /** What a handler calls belongs to its request, so it waits at its level: the lowest of three. */
  void handsItsPriorityToWhatItCalls(Jvm app, Jvm provider) {
    int port = port(app);
    List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      HttpRequest.Builder low = request(port, "/actuator/health/call/sleep/4000");
      low.header("X-Request-Priority", "low");
      asked.add(HTTP.sendAsync(low.build(), BodyHandlers.ofString()));
    }
    String host = "127.0.0.1:" + port(provider);
    statistics(
        app,
        stats ->
            assertThat(stats.at("/requestQueue/outbound").path(host).path("queueSizes"))
                .hasToString("[0,0,1]"));

    assertThat(asked).extracting(CompletableFuture::join).allMatch(a -> a.statusCode() == 200);
  }

  void leavesItAloneWhenSwitchedOff(Jvm app, String prefix) throws Exception {
    int port = port(app);
    assertThat(together(port, prefix + "/sleep/50", 4))
        .extracting(HttpResponse::statusCode)
        .containsOnly(200);
    statistics(app, stats -> assertThat(stats.at("/requests/total").asLong()).isZero());
  }

  void hearsBadInputAsTheServerAloneDoes(Jvm app, Jvm alone) throws Exception {
    get(port(app), "/hello");
    get(port(alone), "/hello");
    Map<String, String> said = BadInput.saidBy(port(app));
    Map<String, String> natively = BadInput.saidBy(port(alone));

    for (Map.Entry<String, String> each : natively.entrySet()) {
      String name = each.getKey();
      if (name.startsWith(BadInput.CUT_SHORT) && !each.getValue().equals(said.get(name))) {
        // A server that closes while it answers is heard to its end or not, by chance.
        assertThat(BadInput.everSaidBy(port(alone), name)).as(name).contains(said.get(name));
      } else {
        assertThat(said.get(name)).as(name).isEqualTo(each.getValue());
      }
    }
    assertThat(natively).containsKey("slow").hasSameSizeAs(said);
    nothingStaysTaken(app);
  }

  /** A fault of ours while requests run and wait: each is answered, once, and nothing is kept. */
  void answersWhateverFails(Jvm app, String prefix, String cause) throws Exception {
    int port = port(app);
    List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String path = prefix + (i % 2 == 0 ? "/sleep/10" + i : "/async?" + i);
      asked.add(HTTP.sendAsync(request(port, path).build(), BodyHandlers.ofString()));
    }

    assertThat(asked).extracting(CompletableFuture::join).allMatch(a -> a.statusCode() == 200);
    assertThat(app.lines()).filteredOn(line -> line.startsWith("handled ")).doesNotHaveDuplicates();
    statistics(
        app,
        stats -> {
          assertThat(stats.at("/failOpen").path(cause).asInt()).isPositive();
          assertThat(stats.at("/requestQueue/processing").asInt(-1)).isZero();
          assertThat(stats.at("/requestQueue/currentQueueSize").asInt(-1)).isZero();
        });
  }

  @Override
  public void close() {
    console.close();
  }
}
