package dev.outrider.dist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outrider.testkit.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application on the JDK's own HTTP server, attached to: counted, admitted, rejected. */
final class JdkServerIT {
  private static final String ON_BOTH = "dev.outrider.dist.Jdks#runningAndNewest";
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static @Nullable Console console;

  @BeforeAll
  static void startConsole() throws IOException {
    console = Console.start();
  }

  @AfterAll
  static void stopConsole() {
    requireNonNull(console).close();
  }

  private static Jvm app(Jdk jdk, int threads, String arguments) {
    return requireNonNull(console)
        .link(Jvm.java(jdk.home()))
        .environment("OUTRIDER_INSTANCE", "app" + System.nanoTime())
        .agent(arguments)
        .main(JdkServerApp.class, Integer.toString(threads))
        .start();
  }

  private static HttpRequest.Builder request(Jvm app, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + app.await("port=") + path));
  }

  private static HttpResponse<String> get(Jvm app, String path)
      throws IOException, InterruptedException {
    return HTTP.send(request(app, path).build(), BodyHandlers.ofString());
  }

  /** Returns the answer's future once the head is there: the handler has returned. */
  private static CompletableFuture<String> begun(Jvm app, String path)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        HTTP.send(request(app, path).build(), BodyHandlers.ofInputStream());
    return CompletableFuture.supplyAsync(
        () -> {
          try (InputStream body = answer.body()) {
            return new String(body.readAllBytes(), StandardCharsets.US_ASCII);
          } catch (IOException broken) {
            throw new UncheckedIOException(broken);
          }
        });
  }

  @ParameterizedTest
  @MethodSource(ON_BOTH)
  void countsEachRequestOnceHoweverItsAnswerEnds(Jdk jdk) throws Exception {
    try (Jvm app = app(jdk, 8, "")) {
      for (int i = 0; i < 5; i++) {
        assertThat(get(app, "/hello").body()).isEqualTo("answer of /hello");
        assertThat(get(app, "/async/50").body()).isEqualTo("late answer");
        assertThat(get(app, "/status/204").statusCode()).isEqualTo(204);
      }
      assertThat(get(app, "/status/404").statusCode()).isEqualTo(404);
      assertThat(get(app, "/status/500").statusCode()).isEqualTo(500);
      assertThatThrownBy(() -> post(app, "/throw")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> post(app, "/unanswered")).isInstanceOf(IOException.class);
      assertThat(get(app, "/healthz").statusCode()).isEqualTo(200);

      requireNonNull(console)
          .eventually(
              "/admin/instances",
              rows -> {
                var stats = stats(app);
                assertThat(stats.at("/requests/total").asLong()).isEqualTo(19);
                assertThat(stats.at("/requests/successful").asLong()).isEqualTo(15);
                assertThat(stats.at("/requests/clientErrors").asLong()).isEqualTo(1);
                assertThat(stats.at("/requests/failed").asLong()).isEqualTo(4);
                assertThat(stats.at("/requestQueue/processing").asInt(-1)).isZero();
                assertThat(stats.at("/failOpen")).isEmpty();
              });
    }
  }

  /** Unlike a GET, the client sends it once. */
  private static void post(Jvm app, String path) throws IOException, InterruptedException {
    HTTP.send(
        request(app, path).POST(BodyPublishers.ofString("a")).build(), BodyHandlers.ofString());
  }

  private static JsonNode stats(Jvm app) throws IOException, InterruptedException {
    for (var row : requireNonNull(console).get("/admin/instances")) {
      if (row.get("pid").asLong() == app.pid()) {
        String id = row.get("id").asText();
        return requireNonNull(console).get("/admin/performance/stats?instance=" + id);
      }
    }
    throw new IOException("pid " + app.pid() + " is not connected yet");
  }

  @ParameterizedTest
  @MethodSource(ON_BOTH)
  void anAnswerThatIsStillWrittenByAnotherThreadKeepsItsPlace(Jdk jdk) throws Exception {
    try (Jvm app = app(jdk, 8, "maxConcurrent=1,maxQueueSize=0")) {
      get(app, "/hello");
      CompletableFuture<String> late = begun(app, "/async/1500");

      HttpResponse<String> rejected = get(app, "/hello");
      HttpResponse<String> head =
          HTTP.send(
              request(app, "/hello").method("HEAD", BodyPublishers.noBody()).build(),
              BodyHandlers.ofString());
      HttpResponse<String> exempt = get(app, "/healthz");

      assertThat(rejected.statusCode()).isEqualTo(503);
      assertThat(rejected.headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      assertThat(rejected.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
      assertThat(rejected.body()).contains("\"reason\":\"full\"").contains("\"limit\":1");
      assertThat(head.statusCode()).isEqualTo(503);
      assertThat(head.body()).isEmpty();
      assertThat(exempt.statusCode()).isEqualTo(200);
      assertThat(late.join()).isEqualTo("late answer");
      assertThat(get(app, "/hello").statusCode()).isEqualTo(200);
    }
  }

  @ParameterizedTest
  @MethodSource(ON_BOTH)
  void waitsOnAThreadOfTheExecutor(Jdk jdk) throws Exception {
    try (Jvm app = app(jdk, 8, "maxConcurrent=1,maxQueueSize=2,requestTimeout=10000")) {
      get(app, "/hello");
      List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        answers.add(HTTP.sendAsync(request(app, "/sleep/400").build(), BodyHandlers.ofString()));
      }

      assertThat(answers.stream().map(CompletableFuture::join).map(HttpResponse::statusCode))
          .containsExactlyInAnyOrder(200, 200, 200, 503, 503, 503);
    }
  }

  @ParameterizedTest
  @MethodSource(ON_BOTH)
  void nobodyWaitsOnTheThreadThatServesAllConnections(Jdk jdk) throws Exception {
    try (Jvm app = app(jdk, 0, "maxConcurrent=1,maxQueueSize=5,requestTimeout=30000")) {
      get(app, "/hello");
      CompletableFuture<String> late = begun(app, "/async/1500");

      HttpResponse<String> rejected = get(app, "/hello");

      assertThat(rejected.statusCode()).isEqualTo(503);
      assertThat(rejected.body()).contains("\"reason\":\"threads\"");
      assertThat(late).isNotDone();
      assertThat(late.join()).isEqualTo("late answer");
    }
  }
}
