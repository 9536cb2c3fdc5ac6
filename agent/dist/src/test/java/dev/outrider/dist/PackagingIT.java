package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outrider.testkit.Jdk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Gateways as they are shipped: a Spring Boot fat jar, and a war in a Tomcat. */
final class PackagingIT {
  /** In HTTP/1.1: the gateway would hand the offer of another on to the provider. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static final Path FAT_JAR =
      Path.of(
          System.getProperty("outrider.root"),
          "examples/spring-cloud-gateway-mvc/target/spring-cloud-gateway-mvc-exec.jar");

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void measuresAndReroutesASpringBootFatJar(Jdk jdk) throws Exception {
    int port = Console.freePort();
    try (WatchedProvider upstream = WatchedProvider.start();
        Console console = Console.start();
        Jvm app =
            console
                .link(Jvm.java(jdk.home()))
                .environment("PORT", Integer.toString(port))
                .environment("UPSTREAM", upstream.uri())
                .agent("")
                .jar(FAT_JAR)
                .start()) {
      awaitServing(port);
      long before = upstream.arrivals().size();
      for (int i = 0; i < 20; i++) {
        assertThat(get(port, "/hello")).isEqualTo(WatchedProvider.ANSWER);
      }

      assertThat(upstream.arrivals()).hasSize((int) before + 20);
      assertThat(upstream.arrivals().stream().filter(WatchedProvider.Arrival::isNative)).hasSize(1);
      awaitCounts(console, before + 20, before + 20, 1);
      assertThat(app.ours()).noneMatch(line -> line.contains("fault"));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  void measuresAndReroutesAWarInATomcatWithLoadersOfItsOwn(Jdk jdk, @TempDir Path folder)
      throws Exception {
    Path war = War.writeTo(folder);
    try (WatchedProvider upstream = WatchedProvider.start();
        Console console = Console.start();
        Jvm app =
            console
                .link(Jvm.java(jdk.home()))
                .flags("-Dshop.provider=" + upstream.uri())
                .agent("")
                .main(WarHost.class, war.toString())
                .start()) {
      int port = Integer.parseInt(app.await("port="));
      for (int i = 0; i < 20; i++) {
        assertThat(get(port, "/shop/"))
            .isEqualTo(
                WatchedProvider.ANSWER
                    + ", "
                    + WatchedProvider.ANSWER
                    + ", ParallelWebappClassLoader");
      }

      assertThat(upstream.arrivals()).hasSize(40);
      // Each second call has a dependent stage: it stays native.
      assertThat(upstream.arrivals().stream().filter(WatchedProvider.Arrival::isNative))
          .hasSize(21);
      awaitCounts(console, 20, 40, 21);
      assertThat(app.ours()).noneMatch(line -> line.contains("fault"));
    }
  }

  private static void awaitCounts(Console console, long inbound, long outbound, long left) {
    console.eventually(
        "/admin/performance/stats",
        stats -> {
          JsonNode requests = stats.get("requests");
          assertThat(requests.get("of").asText()).isEqualTo("inbound");
          assertThat(requests.get("total").asLong()).isEqualTo(inbound);
          assertThat(requests.get("successful").asLong()).isEqualTo(inbound);
          assertThat(stats.at("/requestQueue/totalRequests").asLong())
              .isEqualTo(inbound + outbound);
          assertThat(stats.at("/connectionPool/rerouted").asLong()).isEqualTo(outbound - left);
          assertThat(stats.get("failOpen")).isEmpty();
        });
    console.eventually(
        "/admin/instances",
        instances ->
            assertThat(instances.at("/0/instrumented").findValuesAsText("name"))
                .containsExactlyInAnyOrder("java-net-http", "java-util-concurrent", "tomcat"));
  }

  private static void awaitServing(int port) {
    Awaitility.await("the gateway answers")
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> get(port, "/hello").equals(WatchedProvider.ANSWER));
  }

  private static String get(int port, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
  }
}
