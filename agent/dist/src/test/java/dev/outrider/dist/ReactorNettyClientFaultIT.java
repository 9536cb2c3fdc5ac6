package dev.outrider.dist;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.outrider.testkit.server.ScriptedServer;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A fault of ours at each place of the client's cuts: callers and server see what they see
 * natively, the fault is counted, and nothing stays taken of the only place that there is.
 */
@Tag("slow")
final class ReactorNettyClientFaultIT {
  private static final String ONE_PLACE = "maxConcurrent=1,maxQueueSize=5,requestTimeout=3000";

  /** The cuts at which a response ends, and how often at least. */
  private static final String ENDS =
      "ChannelOperations.onInboundComplete 18; "
          + "ChannelOperations.onInboundError 6; "
          + "HttpClientOperations.onInboundCancel 3";

  private static @Nullable Console console;
  private static Said natively = new Said(List.of(), List.of());

  /** What the callers saw, in their order, and what the server saw, in none. */
  private record Said(List<String> callers, List<String> server) {}

  @BeforeAll
  static void runNatively() throws Exception {
    console = Console.start();
    try (ScriptedServer server = ScriptedServer.open();
        Jvm client = client(Jvm.java(), server)) {
      natively = said(client, server);
    }
    assertThat(natively.callers()).hasSize(24);
  }

  @AfterAll
  static void stopConsole() {
    requireNonNull(console).close();
  }

  @ParameterizedTest
  @CsvSource({
    "begin:reactor-netty-client.subscribe,   HttpClientConnect$MonoHttpConnect.subscribe 24",
    "between:reactor-netty-client.subscribe, HttpClientConnect$MonoHttpConnect.subscribe 24",
    "end:reactor-netty-client.subscribe,     HttpClientConnect$MonoHttpConnect.subscribe 24",
    "begin:reactor-netty-client.exchange,    reactor-netty-client.exchange 3",
    "between:reactor-netty-client.exchange,  reactor-netty-client.exchange 3",
    "end:reactor-netty-client.exchange,      reactor-netty-client.exchange 24",
    "begin:reactor-netty-client.next,        HttpClientOperations.onInboundNext 24",
    "end:reactor-netty-client.next,          HttpClientOperations.onInboundNext 24",
    "begin:reactor-netty-client.end, " + ENDS,
    "end:reactor-netty-client.end,   " + ENDS
  })
  @Execution(ExecutionMode.CONCURRENT)
  void callsAreAnsweredAsNatively(String fault, String causes) throws Exception {
    Jvm.Plan plan =
        requireNonNull(console)
            .link(Jvm.java())
            .flags("-Doutrider.test.fault=" + fault)
            .agent(ONE_PLACE);
    try (ScriptedServer server = ScriptedServer.open();
        Jvm client = client(plan, server)) {
      Said said = said(client, server);

      assertThat(said).isEqualTo(natively);
      for (String cause : causes.split("; ")) {
        String[] words = cause.split(" ");
        assertCounted(client, words[0], Integer.parseInt(words[1]));
      }
    }
  }

  private static Jvm client(Jvm.Plan plan, ScriptedServer server) {
    String origin = "http://127.0.0.1:" + server.ports().get("plain");
    return plan.main(FaultyReactorNetty.class, origin).start();
  }

  private static Said said(Jvm client, ScriptedServer server) throws InterruptedException {
    client.await("done");
    Stream<String> seen =
        server.take().stream().map(r -> r.line() + " " + r.length() + " " + r.ending());
    return new Said(
        client.lines().stream().filter(line -> line.startsWith("call ")).toList(),
        seen.sorted().toList());
  }

  private static void assertCounted(Jvm client, String cause, int atLeast) {
    requireNonNull(console)
        .eventually(
            "/admin/instances",
            rows -> {
              JsonNode row = row(rows, client);
              assertThat(row.get("failOpen").path(cause).asInt()).isGreaterThanOrEqualTo(atLeast);
              JsonNode stats =
                  requireNonNull(console)
                      .get("/admin/performance/stats?instance=" + row.get("id").asText());
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
