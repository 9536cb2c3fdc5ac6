package dev.outrider.dist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A fault of ours at each place of a request's way: clients see what they see natively, the handler
 * sees each request once, the faults are counted and nothing stays taken. One place is all there
 * is, and each script's first request waits for it, so that a permit that leaks is one too many.
 */
@Tag("slow")
final class ReactorNettyFaultIT {
  private static @Nullable Console console;

  @BeforeAll
  static void startConsole() throws IOException {
    console = Console.start();
  }

  @AfterAll
  static void stopConsole() {
    requireNonNull(console).close();
  }

  @ParameterizedTest
  @CsvSource({
    "begin:reactor-netty-server.request,   HttpServer$HttpServerHandle.onStateChange, false",
    "between:reactor-netty-server.request, HttpServer$HttpServerHandle.onStateChange, false",
    "end:reactor-netty-server.request,     HttpServer$HttpServerHandle.onStateChange, false",
    "begin:reactor-netty-server.waited,    reactor-netty-server.waited, true",
    "between:reactor-netty-server.waited,  reactor-netty-server.waited, true",
    "end:reactor-netty-server.waited,      reactor-netty-server.waited, true"
  })
  @Execution(ExecutionMode.CONCURRENT)
  void requestsAreAnsweredAsNatively(String fault, String cause, boolean held) throws Exception {
    try (Jvm alone = Jvm.java().main(ReactorNettyApp.class).start();
        Jvm faulty =
            requireNonNull(console)
                .link(Jvm.java())
                .flags("-Doutrider.test.fault=" + fault)
                .agent("maxConcurrent=1,maxQueueSize=5")
                .main(ReactorNettyApp.class)
                .start()) {
      SoftAssertions all = new SoftAssertions();
      for (RawScript script : ReactorNettyScripts.all()) {
        all.assertThat(ReactorNettyScripts.played(script, faulty, held))
            .as(script.toString())
            .isEqualTo(ReactorNettyScripts.played(script, alone, held));
      }
      all.assertAll();
      Awaitility.await()
          .untilAsserted(
              () ->
                  assertThat(ReactorNettyScripts.handled(faulty))
                      .isEqualTo(ReactorNettyScripts.handled(alone)));
      assertCounted(faulty, cause);
    }
  }

  private static void assertCounted(Jvm app, String cause) {
    long most = app.lines().stream().filter(line -> line.startsWith("handled ")).count();
    List<String> said =
        app.ours().stream().filter(line -> line.startsWith("outrider: fault at ")).toList();
    assertThat(said).anyMatch(line -> line.contains(cause));
    requireNonNull(console)
        .eventually(
            "/admin/instances",
            rows -> {
              JsonNode mine = row(rows, app);
              assertThat(mine.get("failOpen").get(cause).asLong()).isBetween(5L, most);
              String only = "?instance=" + mine.get("id").asText();
              JsonNode stats = requireNonNull(console).get("/admin/performance/stats" + only);
              assertThat(stats.at("/requestQueue/processing").asInt(-1)).isZero();
              assertThat(stats.at("/requestQueue/currentQueueSize").asInt(-1)).isZero();
            });
  }

  private static JsonNode row(JsonNode rows, Jvm jvm) {
    for (JsonNode row : rows) {
      if (row.get("pid").asLong() == jvm.pid()) {
        return row;
      }
    }
    throw new AssertionError("pid " + jvm.pid() + " is not connected yet");
  }
}
