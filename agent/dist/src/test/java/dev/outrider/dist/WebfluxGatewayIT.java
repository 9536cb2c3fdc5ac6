package dev.outrider.dist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the clients of an unmodified Spring Cloud Gateway WebFlux get when we reject. */
final class WebfluxGatewayIT {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String ONE = "maxConcurrent=1,maxQueueSize=0";

  /** Not limited inbound, so that the limit of one is the provider's alone. */
  private static final String EXEMPT = "/actuator/health";

  private static @Nullable Console console;

  @BeforeAll
  static void startConsole() throws IOException {
    console = Console.start();
  }

  @AfterAll
  static void stopConsole() {
    requireNonNull(console).close();
  }

  private static Jvm start(String arguments, String upstream, String... flags) {
    Jvm.Plan plan = requireNonNull(console).link(Jvm.java()).agent(arguments).flags(flags);
    return WebfluxGateway.start(plan, upstream);
  }

  private static HttpResponse<String> get(Jvm gateway, String path) {
    return ask(gateway, path).join();
  }

  private static CompletableFuture<HttpResponse<String>> ask(Jvm gateway, String path) {
    int port = WebfluxGateway.port(gateway);
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return HTTP.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  /** Returns the answer to a request that its provider is busy with now. */
  private static CompletableFuture<HttpResponse<String>> running(
      Jvm gateway, WatchedProvider provider, String path) {
    int before = provider.arrivals().size();
    CompletableFuture<HttpResponse<String>> running = ask(gateway, path);
    Awaitility.await().until(() -> provider.arrivals().size() > before);
    return running;
  }

  /** Status, type and body, without what is another each time. */
  private static String said(HttpResponse<String> answer) {
    return answer.statusCode()
        + " "
        + answer.headers().firstValue("Content-Type").orElse("")
        + " "
        + answer.body().replaceAll("(\"(timestamp|requestId)\":)\"[^\"]*\"", "$1...");
  }

  @Test
  void answersAProblemDocumentWhereItsOwnQueueIsFull() throws Exception {
    try (WatchedProvider provider = WatchedProvider.start();
        Jvm gateway = start(ONE, provider.uri())) {
      get(gateway, "/hello");
      CompletableFuture<HttpResponse<String>> running = running(gateway, provider, "/slow/3000");

      HttpResponse<String> rejected = get(gateway, "/hello");

      assertThat(running).isNotDone();
      assertThat(rejected.statusCode()).isEqualTo(503);
      assertThat(rejected.headers().firstValue("Content-Type"))
          .hasValue("application/problem+json");
      assertThat(rejected.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
      assertThat(rejected.body()).contains("\"reason\":\"full\"").contains("\"limit\":1");
      assertThat(running.join().body()).isEqualTo(WatchedProvider.ANSWER);
      assertThat(provider.arrivals()).hasSize(2);
      assertThat(gateway.ours()).noneMatch(line -> line.contains("fault"));
    }
  }

  @Test
  void answersAnErrorOfItsOwnWhereItsProviderHasNoPlace() throws Exception {
    try (WatchedProvider provider = WatchedProvider.start();
        Jvm gateway = start(ONE, provider.uri())) {
      get(gateway, "/hello");
      CompletableFuture<HttpResponse<String>> running =
          running(gateway, provider, EXEMPT + "/slow/3000");

      HttpResponse<String> rejected = get(gateway, EXEMPT + "/quick");

      assertThat(running).isNotDone();
      assertThat(said(rejected)).isEqualTo(error(EXEMPT + "/quick"));
      assertThat(rejected.headers().firstValue("Retry-After")).isEmpty();
      assertThat(gateway.lines())
          .anyMatch(
              line ->
                  line.contains(
                      thrown(provider, "the queue is full (reason full, limit 1, waited 0 ms)")));
      assertThat(running.join().body()).isEqualTo(WatchedProvider.ANSWER);
      assertThat(provider.arrivals()).hasSize(2);
      assertThat(gateway.ours()).noneMatch(line -> line.contains("fault"));
    }
  }

  @Test
  void answersWhileABreakerIsOpenAsForAConnectionThatIsRefused() throws Exception {
    try (Socket held = new Socket()) {
      held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      String host = "127.0.0.1:" + held.getLocalPort();
      try (Jvm gateway = start("breaker.failureThreshold=2", "http://" + host)) {
        String refused = said(get(gateway, "/hello"));
        get(gateway, "/hello");
        String open = "outrider: " + host + " rejected: the circuit breaker is open";
        assertThat(gateway.lines()).noneMatch(line -> line.contains(open));

        String guarded = said(get(gateway, "/hello"));

        assertThat(guarded).isEqualTo(refused).isEqualTo(error("/hello"));
        Awaitility.await()
            .untilAsserted(
                () ->
                    assertThat(gateway.lines())
                        .anyMatch(line -> line.contains("ConnectTimeoutException: " + open)));
      }
    }
  }

  /** The rejection is an I/O error, which that filter repeats unless it is told not to. */
  @Test
  void itsRetryFilterRepeatsARejectedCall() throws Exception {
    String twice = "-Dspring.cloud.gateway.server.webflux.default-filters[0]=Retry=2";
    try (WatchedProvider provider = WatchedProvider.start();
        Jvm gateway = start(ONE, provider.uri(), twice)) {
      get(gateway, "/hello");
      CompletableFuture<HttpResponse<String>> running =
          running(gateway, provider, EXEMPT + "/slow/3000");

      HttpResponse<String> rejected = get(gateway, EXEMPT + "/quick");

      assertThat(running).isNotDone();
      assertThat(said(rejected)).isEqualTo(error(EXEMPT + "/quick"));
      String queue = "/outbound/" + host(provider);
      requireNonNull(console)
          .eventually(
              "/admin/performance/request-queue",
              all -> assertThat(all.at(queue + "/rejectedRequests").asInt()).isEqualTo(3));
    }
  }

  private static String host(WatchedProvider provider) {
    return URI.create(provider.uri()).getAuthority();
  }

  private static String thrown(WatchedProvider provider, String why) {
    String said = "outrider: " + host(provider) + " rejected: " + why;
    return "io.netty.channel.ConnectTimeoutException: " + said;
  }

  /** What Spring Boot makes of an exception, whichever it is. */
  private static String error(String path) {
    return "500 application/json {\"timestamp\":...,\"path\":\""
        + path
        + "\",\"status\":500,\"error\":\"Internal Server Error\",\"requestId\":...}";
  }
}
