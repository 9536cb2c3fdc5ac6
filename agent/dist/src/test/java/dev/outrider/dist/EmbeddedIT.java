package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The console in the gateway's own JVM: {@code =console} and nothing else. */
final class EmbeddedIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  EmbeddedIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private Jvm.Plan plan(int port) {
    return Jvm.java()
        .flags("-Djava.io.tmpdir=" + folder, "-Duser.home=" + folder)
        .environment("OUTRIDER_ADMIN_TOKEN", Console.ADMIN)
        .agent("console,port=" + port);
  }

  private Jvm app(int port, WatchedProvider upstream) {
    return plan(port).main(TomcatApp.class, upstream.uri()).start();
  }

  @Test
  void servesPageStatsAndMetricsAfterTheFirstExchange() throws Exception {
    int console = Console.freePort();
    try (WatchedProvider upstream = WatchedProvider.start();
        Jvm app = app(console, upstream)) {
      int port = Integer.parseInt(app.await("port="));
      for (int i = 0; i < 10; i++) {
        assertThat(get(port, "/call?path=/hello", "").body()).isEqualTo(WatchedProvider.ANSWER);
      }
      assertThat(get(port, "/status/404", "").statusCode()).isEqualTo(404);
      Console.awaitLive(console);

      awaitCounts(console);
      assertThat(get(console, "/admin/performance/stats", "").statusCode()).isEqualTo(401);
      assertThat(get(console, "/admin/performance/stats", "wrong").statusCode()).isEqualTo(401);
      assertThat(get(console, "/readyz", "").statusCode()).isEqualTo(200);
      assertThat(get(console, "/metrics", "").body())
          .contains("http_server_request_duration_seconds_count");
      assertThat(get(console, "/", ""))
          .satisfies(page -> assertThat(page.statusCode()).isEqualTo(200))
          .satisfies(page -> assertThat(page.body()).contains("Outrider").contains("<script"))
          .satisfies(
              page ->
                  assertThat(page.headers().firstValue("Content-Type").orElse(""))
                      .startsWith("text/html"));
      assertThat(app.ours())
          .anyMatch(line -> line.contains("http://127.0.0.1:" + console))
          .noneMatch(line -> line.contains("not supported"));
      assertThat(String.join("\n", app.lines())).doesNotContain(Console.ADMIN);
    }
  }

  @Test
  void addsOnlyDaemonThreadsTwelveOfThemTheSidecarsAndLeavesNoFileBehind() throws Exception {
    int console = Console.freePort();
    try (WatchedProvider upstream = WatchedProvider.start();
        Jvm bare = Jvm.java().main(TomcatApp.class, upstream.uri()).start();
        Jvm app = app(console, upstream)) {
      for (Jvm each : List.of(bare, app)) {
        int port = Integer.parseInt(each.await("port="));
        assertThat(get(port, "/call?path=/hello", "").statusCode()).isEqualTo(200);
      }
      Console.awaitLive(console);
      busy(console);

      Set<String> native_ = names(threads(bare));
      List<String> added =
          threads(app).stream().filter(thread -> !native_.contains(name(thread))).toList();
      assertThat(added).isNotEmpty().allMatch(thread -> thread.startsWith("\"outrider"));
      assertThat(added).allMatch(thread -> thread.contains(" daemon "));
      assertThat(added.stream().filter(thread -> name(thread).contains("sidecar")))
          .hasSizeBetween(1, 12);
      assertThat(left()).hasSize(1);

      app.signal("TERM");
      assertThat(app.end()).isEqualTo(143);
      assertThat(left()).isEmpty();
      assertThat(app.ours()).noneMatch(line -> line.contains("fault"));
    }
  }

  @Test
  void isThereTenSecondsLaterWhereNoExchangeIsMade() throws Exception {
    int console = Console.freePort();
    try (WatchedProvider upstream = WatchedProvider.start();
        Jvm app = app(console, upstream)) {
      app.await("port=");
      assertThat(app.ours()).isEmpty();

      Console.awaitLive(console);

      JsonNode stats = JSON.readTree(stats(console).body());
      assertThat(stats.at("/data/requests/total").asLong()).isZero();
    }
  }

  @Test
  void runsOnWithoutConsoleWhenThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        WatchedProvider upstream = WatchedProvider.start();
        Jvm app = app(taken.getLocalPort(), upstream)) {
      int port = Integer.parseInt(app.await("port="));
      assertThat(get(port, "/call?path=/hello", "").body()).isEqualTo(WatchedProvider.ANSWER);

      String said = app.await("outrider: sidecar not started: port is " + taken.getLocalPort());

      assertThat(said).contains("OUTRIDER_PORT");
      for (int i = 0; i < 10; i++) {
        assertThat(get(port, "/call?path=/hello", "").body()).isEqualTo(WatchedProvider.ANSWER);
      }
      assertThat(upstream.arrivals().subList(1, 11)).noneMatch(WatchedProvider.Arrival::isNative);
      assertThat(app.ours()).noneMatch(line -> line.contains("fault"));
    }
  }

  @Test
  void letsAnApplicationEndWhileTheSidecarStarts() throws Exception {
    for (String calls : new String[] {"1", "4", "30"}) {
      Jvm app = plan(Console.freePort()).main(OneCall.class, calls).start();

      assertThat(app.end()).isZero();
      assertThat(app.lines()).contains("answer pong");
      assertThat(app.ours())
          .noneMatch(line -> line.contains("fault") || line.contains("not start"));
      assertThat(left()).isEmpty();
    }
  }

  private static void awaitCounts(int console) {
    Awaitility.await("the numbers")
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              JsonNode data = JSON.readTree(stats(console).body()).get("data");
              assertThat(data.at("/requests/total").asLong()).isEqualTo(11);
              assertThat(data.at("/requests/successful").asLong()).isEqualTo(10);
              assertThat(data.at("/requests/clientErrors").asLong()).isEqualTo(1);
              assertThat(data.at("/requestQueue/outbound").elements().next().at("/totalRequests"))
                  .hasToString("10");
            });
  }

  /** Makes all of the sidecar's threads. */
  private static void busy(int console) {
    HttpRequest request = request(console, "/metrics", "");
    List<java.util.concurrent.CompletableFuture<HttpResponse<String>>> answers =
        Stream.generate(() -> HTTP.sendAsync(request, BodyHandlers.ofString())).limit(40).toList();
    answers.forEach(answer -> assertThat(answer.join().statusCode()).isEqualTo(200));
  }

  /** What is in the temporary folder of ours. */
  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().contains("outrider-")).toList();
    }
  }

  /** The first line about each thread of a JVM. */
  private static List<String> threads(Jvm jvm) {
    Jvm jcmd = Jvm.java().startTool("jcmd", Long.toString(jvm.pid()), "Thread.print");
    assertThat(jcmd.end()).isZero();
    return jcmd.lines().stream().filter(line -> line.startsWith("\"")).toList();
  }

  private static Set<String> names(List<String> threads) {
    return threads.stream().map(EmbeddedIT::name).collect(Collectors.toSet());
  }

  private static String name(String thread) {
    return thread.substring(1, thread.indexOf('"', 1)).replaceAll("[0-9]+", "N");
  }

  private static HttpResponse<String> stats(int console) throws IOException, InterruptedException {
    return get(console, "/admin/performance/stats", Console.ADMIN);
  }

  private static HttpResponse<String> get(int port, String path, String token)
      throws IOException, InterruptedException {
    return HTTP.send(request(port, path, token), BodyHandlers.ofString());
  }

  private static HttpRequest request(int port, String path, String token) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    return token.isEmpty()
        ? request.build()
        : request.header("Authorization", "Bearer " + token).build();
  }
}
