package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where one place is all there is: who holds it, who gets it next, and that every way out gives it
 * back. In both versions at the ends of what is supported.
 */
final class ReactorNettyPermitsIT {
  private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";

  private static Jvm start(boolean oldest) {
    Jvm.Plan plan = Jvm.java().agent("sidecar=none,maxConcurrent=1,maxQueueSize=10");
    return (oldest ? plan.oldestWithAll("reactor-netty") : plan)
        .main(ReactorNettyApp.class)
        .start();
  }

  private static int port(Jvm app) {
    return Integer.parseInt(app.await("port="));
  }

  private static String handled(Jvm app) {
    return String.join(
        " ", app.lines().stream().filter(line -> line.startsWith("handled GET ")).toList());
  }

  private static CompletableFuture<String> played(RawScript script, int port) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return script.play(port);
          } catch (IOException failed) {
            return failed.toString();
          }
        });
  }

  private static RawScript once(String path, String... headers) {
    String[] all =
        List.of(List.of(headers), List.of("Connection: close\r\n")).stream()
            .flatMap(List::stream)
            .toArray(String[]::new);
    return RawScript.get(path, all);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStreamHoldsItsPermitToItsEnd(boolean oldest) throws Exception {
    try (Jvm app = start(oldest);
        Socket stream = RawScript.get("/stream/15/100").await("data: 0").open(port(app))) {
      CompletableFuture<String> next = played(once("/next"), port(app));

      assertThat(next.join()).contains("answer of /next");
      app.await("handled GET /next");
      assertThat(app.lines().indexOf("handled GET /next"))
          .isGreaterThan(app.lines().indexOf("streamed 1 onComplete"))
          .isGreaterThan(app.lines().indexOf("handled GET /stream/15/100"));
      assertThat(app.lines()).contains("streamed 1 onComplete");
      assertThat(stream.isConnected()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStreamThatIsGivenUpGivesItsPermitBack(boolean oldest) throws Exception {
    try (Jvm app = start(oldest)) {
      RawScript.get("/stream/100000/20").await("data: 3").open(port(app)).close();

      assertThat(once("/next").play(port(app))).contains("answer of /next");
      app.await("streamed 1 cancel");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoLeavesWhileWaitingIsNotServed(boolean oldest) throws Exception {
    try (Jvm app = start(oldest)) {
      CompletableFuture<String> running = played(once("/sleep/2000"), port(app));
      app.await("handled GET /sleep/2000");
      RawScript.get("/left").open(port(app)).close();
      RawScript upload = RawScript.of("upload").send("POST /length/left HTTP/1.1\r\nHost: x\r\n");
      upload.send("Content-Length: 6\r\n\r\nabcdef").open(port(app)).close();
      CompletableFuture<String> next = played(once("/next"), port(app));

      assertThat(running.join()).contains("late answer");
      assertThat(next.join()).contains("answer of /next");
      assertThat(handled(app)).isEqualTo("handled GET /sleep/2000 handled GET /next");
      assertThat(app.lines()).noneMatch(line -> line.endsWith("left"));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void higherLevelsGoFirst(boolean oldest) throws Exception {
    try (Jvm app = start(oldest)) {
      CompletableFuture<String> running = played(once("/sleep/2000"), port(app));
      app.await("handled GET /sleep/2000");
      try (Socket low = RawScript.get("/low", "X-Request-Priority: low\r\n").open(port(app));
          Socket normal = RawScript.get("/normal").open(port(app))) {
        running.join();
        Awaitility.await()
            .untilAsserted(
                () -> assertThat(handled(app)).endsWith("handled GET /normal handled GET /low"));
        assertThat(low.isConnected() && normal.isConnected()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aWebsocketHoldsNoPermit(boolean oldest) throws Exception {
    try (Jvm app = start(oldest);
        Socket open =
            RawScript.get(
                    "/websocket",
                    "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n",
                    KEY)
                .await("\r\n\r\n")
                .open(port(app))) {
      assertThat(once("/next").play(port(app))).contains("answer of /next");
      assertThat(open.isConnected()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyFailureGivesItsPermitBack(boolean oldest) throws Exception {
    try (Jvm app = start(oldest)) {
      for (int round = 0; round < 3; round++) {
        for (String path : List.of("/error", "/cut", "/throw", "/status/204", "/large")) {
          RawScript.get(path).open(port(app)).close();
          assertThat(once(path).play(port(app))).endsWith("|closed");
        }
      }

      assertThat(once("/next").play(port(app))).contains("answer of /next");
      assertThat(app.ours()).isEmpty();
    }
  }
}
