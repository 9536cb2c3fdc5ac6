package dev.outrider.dist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowingConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the switches take out of the path, and what is still said of it. */
final class ModesIT {
  private static final String TIGHT =
      ",maxConcurrent=1,maxQueueSize=0,breaker.failureThreshold=3,breaker.resetTimeout=60000";

  /** Something for each feature: a listing, a crowd, and a provider that fails. */
  private static final List<String> CALLS =
      List.of("4 GET /v1/models", "async POST /post", "&4 GET /slow", "6 GET /status/500");

  private static @Nullable Console console;

  @BeforeAll
  static void startConsole() throws IOException {
    console = Console.start();
  }

  @AfterAll
  static void stopConsole() {
    requireNonNull(console).close();
  }

  @Test
  void enforcesAllWhenNothingIsSwitched() throws IOException {
    try (Upstream provider = Upstream.open();
        Jvm app = run("headers=false", provider)) {
      assertThat(provider.asked("/v1/models")).isEqualTo(1);
      assertThat(provider.asked("/slow")).isEqualTo(1);
      assertThat(provider.asked("/status/500")).isEqualTo(3);
      assertSaid(
          app,
          stats -> {
            assertThat(stats.at("/connectionPool/rerouted").asLong()).isEqualTo(5);
            assertThat(stats.at("/connectionPool/native")).hasToString("{\"unproven\":1}");
            assertThat(stats.at("/caches/models/hits").asLong()).isEqualTo(3);
            assertThat(rejections(stats)).isEqualTo(3);
            assertThat(breaker(stats, provider)).isEqualTo("open");
          });
    }
  }

  @Test
  void observesAndActsOnNothing() throws IOException {
    try (Upstream provider = Upstream.open();
        Jvm app = run("mode=observe", provider)) {
      assertAllNative(provider, app);
      assertSaid(
          app,
          stats -> {
            assertThat(stats.at("/connectionPool/rerouted").asLong()).isZero();
            assertThat(stats.at("/connectionPool/native"))
                .hasToString("{\"observed\":14,\"unproven\":1}");
            assertThat(stats.at("/caches/models/hits").asLong()).isEqualTo(3);
            assertThat(rejections(stats)).isZero();
            assertThat(stats.at("/requestQueue/wouldReject/full").asLong()).isEqualTo(3);
            assertThat(breaker(stats, provider)).isEqualTo("open");
          });
    }
  }

  @Test
  void observesOneFeatureAndEnforcesTheOthers() throws IOException {
    try (Upstream provider = Upstream.open();
        Jvm app = run("breaker=observe,cache=observe", provider)) {
      assertThat(provider.asked("/v1/models")).isEqualTo(4);
      assertThat(provider.asked("/slow")).isEqualTo(1);
      assertThat(provider.asked("/status/500")).isEqualTo(6);
      assertSaid(
          app, stats -> assertThat(stats.at("/connectionPool/rerouted").asLong()).isEqualTo(11));
    }
  }

  @Test
  void reroutesNothingWhenThatIsOff() throws IOException {
    try (Upstream provider = Upstream.open();
        Jvm app = run("reroute=off", provider)) {
      assertThat(provider.asked("/v1/models")).isEqualTo(1);
      assertThat(provider.asked("/slow")).isEqualTo(1);
      assertThat(provider.asked("/status/500")).isEqualTo(3);
      assertSaid(
          app,
          stats -> {
            assertThat(stats.at("/connectionPool/rerouted").asLong()).isZero();
            assertThat(stats.at("/connectionPool/native")).hasToString("{\"switched-off\":6}");
          });
    }
  }

  @Test
  void cachesAdmitsAndGuardsNothingWhenThoseAreOff() throws IOException {
    try (Upstream provider = Upstream.open();
        Jvm app = run("cache=off,admission=off,breaker=off", provider)) {
      assertAllAnswered(provider, app);
      assertSaid(
          app,
          stats -> {
            assertThat(stats.at("/connectionPool/rerouted").asLong()).isEqualTo(14);
            assertThat(stats.at("/caches/models/hits").asLong()).isZero();
            assertThat(rejections(stats)).isZero();
            assertThat(stats.at("/requestQueue/wouldReject/full").asLong()).isZero();
          });
    }
  }

  @Test
  void leavesALibraryAloneThatIsSwitchedOff() throws IOException {
    try (Upstream provider = Upstream.open();
        Jvm app = run("libraries.java-net-http=false", provider)) {
      assertAllNative(provider, app);
      assertSaid(app, ModesIT::assertNothingCounted);
    }
  }

  @Test
  void isAsIfNotThereWhenDisabled() throws IOException {
    try (Upstream provider = Upstream.open();
        Jvm app = run("enabled=false", provider)) {
      assertAllNative(provider, app);
      assertSaid(app, ModesIT::assertNothingCounted);
    }
  }

  @Test
  void leavesAServerAloneThatIsSwitchedOff() throws Exception {
    try (Upstream provider = Upstream.open();
        Jvm app = plan("libraries.tomcat=false").main(TomcatApp.class, provider.origin()).start()) {
      String origin = "http://127.0.0.1:" + app.await("port=");
      HttpRequest call = HttpRequest.newBuilder(URI.create(origin + "/call?path=/x")).build();
      for (int i = 0; i < 3; i++) {
        assertThat(HttpClient.newHttpClient().send(call, BodyHandlers.ofString()).statusCode())
            .isEqualTo(200);
      }
      assertSaid(
          app,
          stats -> {
            assertThat(stats.at("/requestQueue/inbound/totalRequests").asLong()).isZero();
            assertThat(stats.at("/connectionPool/rerouted").asLong()).isEqualTo(2);
          });
    }
  }

  private static Jvm.Plan plan(String arguments) {
    return requireNonNull(console).link(Jvm.java()).agent(arguments + TIGHT);
  }

  private static Jvm run(String arguments, Upstream provider) {
    List<String> all = new ArrayList<>(List.of(provider.origin()));
    all.addAll(CALLS);
    Jvm app = plan(arguments).main(Caller.class, all.toArray(String[]::new)).start();
    app.await("done");
    return app;
  }

  private static void assertAllNative(Upstream provider, Jvm app) {
    assertAllAnswered(provider, app);
    assertThat(app.lines()).noneMatch(line -> line.contains("cache-status"));
  }

  private static void assertAllAnswered(Upstream provider, Jvm app) {
    assertThat(provider.asked("/v1/models")).isEqualTo(4);
    assertThat(provider.asked("/slow")).isEqualTo(4);
    assertThat(provider.asked("/status/500")).isEqualTo(6);
    assertThat(app.lines()).noneMatch(line -> line.contains("rejected"));
  }

  private static void assertNothingCounted(JsonNode stats) {
    assertThat(stats.at("/requests/total").asLong()).isZero();
    assertThat(stats.at("/connectionPool/rerouted").asLong()).isZero();
    assertThat(stats.at("/connectionPool/native")).hasToString("{}");
  }

  private static long rejections(JsonNode stats) {
    return stats.at("/requestQueue/rejectedRequests").asLong();
  }

  private static String breaker(JsonNode stats, Upstream provider) {
    return stats.at("/circuitBreakers").path(provider.host()).path("state").asText();
  }

  private static void assertSaid(Jvm app, ThrowingConsumer<JsonNode> asserted) {
    requireNonNull(console)
        .eventually(
            "/admin/instances",
            rows -> {
              String id = "";
              for (JsonNode row : rows) {
                id = row.get("pid").asLong() == app.pid() ? row.get("id").asText() : id;
              }
              assertThat(id).as("connected").isNotEmpty();
              asserted.accept(
                  requireNonNull(console).get("/admin/performance/stats?instance=" + id));
            });
  }
}
