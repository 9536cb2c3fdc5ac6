package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.testkit.Jdk;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * BlockHound watches the event loops while requests are admitted, wait, are rejected, stream and
 * are given up: what it finds is the handler's own sleep, which shows that it would find ours, and
 * one short lock where two loops meet: the queue's, once an exchange has to wait anyway.
 */
final class ReactorNettyBlockingIT {
  private static final HttpClient HTTP = HttpClient.newBuilder().version(Version.HTTP_1_1).build();
  private static final String HANDLER = "dev.outrider.dist.ReactorNettyApp.block";

  /** The lock that a queue may have, taken while somebody waits. */
  private static final String OF_THE_QUEUE =
      "java.util.concurrent.locks.ReentrantLock.lock < dev.outrider.engine.admission.WaitingRoom.";

  private static final List<String> OURS =
      List.of("dev.outrider.engine.", "dev.outrider.instrumentation.", "dev.outrider.lib.");

  static Stream<Jdk> jdks() {
    return Jdks.runningAndNewest();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void nothingOfOursBlocksAnEventLoop(Jdk jdk) throws Exception {
    try (Jvm app =
        Jvm.java(jdk.home())
            .flags("-XX:+AllowRedefinitionToAddDeleteMethods", "-Dapp.loops=4")
            .agent("sidecar=none,headers=true,maxConcurrent=2,maxQueueSize=40")
            .main(WatchedLoopApp.class)
            .start()) {
      String origin = "http://127.0.0.1:" + app.await("port=");
      Map<Integer, Long> statuses = Map.of();
      for (int round = 0; round < 5; round++) {
        statuses = statuses(origin);
      }
      HTTP.send(request(origin + "/block"), BodyHandlers.ofString());

      assertThat(statuses).containsKeys(200, 503);
      app.await("blocked by java.lang.Thread.sleep");
      assertThat(app.lines().stream().filter(ReactorNettyBlockingIT::blockedByUs)).isEmpty();
      assertThat(app.ours()).isEmpty();
    }
  }

  private static boolean blockedByUs(String line) {
    return line.startsWith("blocked by")
        && !line.contains(HANDLER)
        && !line.contains(OF_THE_QUEUE)
        && OURS.stream().anyMatch(line::contains);
  }

  private static Map<Integer, Long> statuses(String origin) throws IOException {
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 120)
            .mapToObj(n -> request(origin + (n % 3 == 0 ? "/stream/3/2" : "/sleep/5")))
            .map(request -> HTTP.sendAsync(request, BodyHandlers.ofString()))
            .toList();
    RawScript.get("/sleep/50").open(URI.create(origin).getPort()).close();
    return answers.stream()
        .map(answer -> answer.join().statusCode())
        .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
  }

  private static HttpRequest request(String uri) {
    return HttpRequest.newBuilder(URI.create(uri)).build();
  }
}
