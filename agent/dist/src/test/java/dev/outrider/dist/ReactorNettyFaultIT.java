package dev.outrider.dist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
  private static Said natively = new Said(List.of(), List.of());
  private static Said nativelyBehindAnother = new Said(List.of(), List.of());

  /** What clients were answered, script by script, and what the handler saw. */
  private record Said(List<String> answers, List<String> handled) {
    static Said by(Jvm app, boolean held) {
      try {
        List<String> answers = new ArrayList<>();
        for (RawScript script : ReactorNettyScripts.all()) {
          answers.add(script + ": " + ReactorNettyScripts.played(script, app, held));
        }
        return new Said(answers, ReactorNettyScripts.handled(app));
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }

    static Said natively(boolean held) {
      try (Jvm alone = Jvm.java().main(ReactorNettyApp.class).start()) {
        return by(alone, held);
      }
    }
  }

  @BeforeAll
  static void runNatively() throws IOException {
    console = Console.start();
    CompletableFuture<Said> behindAnother =
        CompletableFuture.supplyAsync(() -> Said.natively(true));
    natively = Said.natively(false);
    nativelyBehindAnother = behindAnother.join();
  }

  @AfterAll
  static void stopConsole() {
    requireNonNull(console).close();
  }

  @ParameterizedTest
  @CsvSource({
    "begin:reactor-netty-server.request,   HttpServer$HttpServerHandle.onStateChange, 20, false",
    "between:reactor-netty-server.request, HttpServer$HttpServerHandle.onStateChange, 20, false",
    "end:reactor-netty-server.request,     HttpServer$HttpServerHandle.onStateChange, 20, false",
    "begin:reactor-netty-server.waited,    reactor-netty-server.waited, 5, true",
    "between:reactor-netty-server.waited,  reactor-netty-server.waited, 5, true",
    "end:reactor-netty-server.waited,      reactor-netty-server.waited, 5, true",
    "begin:reactor-netty-server.write,     HttpTrafficHandler.write, 40, false",
    "end:reactor-netty-server.write,       HttpTrafficHandler.write, 40, false",
    "begin:reactor-netty-server.over,      HttpServer$HttpServerHandle.onStateChange, 20, false",
    "end:reactor-netty-server.over,        HttpServer$HttpServerHandle.onStateChange, 20, false",
    "begin:reactor-netty-server.upgrade,   HttpServerOperations.withWebsocketSupport, 1, false",
    "end:reactor-netty-server.upgrade,     HttpServerOperations.withWebsocketSupport, 1, false",
    "begin:reactor-netty-server.failure,   HttpServerOperations.onOutboundError, 1, false",
    "end:reactor-netty-server.failure,     HttpServerOperations.onOutboundError, 1, false"
  })
  @Execution(ExecutionMode.CONCURRENT)
  void requestsAreAnsweredAsNatively(String fault, String cause, int atLeast, boolean held)
      throws Exception {
    try (Jvm faulty =
        requireNonNull(console)
            .link(Jvm.java())
            .flags("-Doutrider.test.fault=" + fault)
            .agent("maxConcurrent=1,maxQueueSize=5")
            .main(ReactorNettyApp.class)
            .start()) {
      Said expected = held ? nativelyBehindAnother : natively;
      Said said = Said.by(faulty, held);

      assertThat(said.answers()).containsExactlyElementsOf(expected.answers());
      Awaitility.await()
          .untilAsserted(
              () -> assertThat(ReactorNettyScripts.handled(faulty)).isEqualTo(expected.handled()));
      int mostOfARequest = cause.endsWith(".write") ? 1_000 : 1; // a large answer has many parts
      assertCounted(faulty, cause, atLeast, mostOfARequest);
    }
  }

  private static void assertCounted(Jvm app, String cause, long atLeast, int mostOfARequest) {
    long requests = app.lines().stream().filter(line -> line.startsWith("handled ")).count();
    List<String> said =
        app.ours().stream().filter(line -> line.startsWith("outrider: fault at ")).toList();
    assertThat(said).anyMatch(line -> line.contains(cause));
    requireNonNull(console)
        .eventually(
            "/admin/instances",
            rows -> {
              JsonNode mine = row(rows, app);
              assertThat(mine.get("failOpen").get(cause).asLong())
                  .isBetween(atLeast, requests * mostOfARequest);
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
