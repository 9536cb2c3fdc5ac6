package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.server.ScriptedServer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What callers of Reactor Netty get: queued without a thread, rejected, guarded, and let go. */
final class ReactorNettyClientIT {
  private static final String REJECTED = "io.netty.channel.ConnectTimeoutException: outrider: ";

  /** What an application is run with: a JDK, and the newest or the oldest version. */
  record Setting(Jdk jdk, boolean oldest) {
    Jvm.Plan plan() {
      Jvm.Plan plan = Jvm.java(jdk.home());
      return oldest ? plan.oldestWithAll("reactor-netty") : plan;
    }
  }

  static Stream<Setting> settings() {
    return Stream.concat(
        Stream.of(new Setting(Jdk.current(), true)),
        Jdks.runningAndNewest().map(jdk -> new Setting(jdk, false)));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void waitsWithoutAnEventLoopAndRejectsWhatFindsNoPlace(Setting setting) {
    Map<String, List<String>> came = run(setting, "maxConcurrent=1,maxQueueSize=1", "waits");

    assertThat(came.get("the loop is free")).containsExactly("true");
    assertThat(came.get("all are answered")).containsExactly("true");
    assertThat(all(came, "waits 1", "waits 2", "waits 3"))
        .filteredOn(outcome -> outcome.startsWith("200 "))
        .hasSize(2);
    assertThat(all(came, "waits 1", "waits 2", "waits 3"))
        .filteredOn(outcome -> outcome.startsWith(REJECTED))
        .hasSize(1)
        .allMatch(outcome -> outcome.endsWith("(reason full, limit 1, waited 0 ms)"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void rejectsWhoWaitedTooLong(Setting setting) {
    Map<String, List<String>> came =
        run(setting, "maxConcurrent=1,maxQueueSize=5,requestTimeout=200", "impatient");

    assertThat(came.get("waits"))
        .singleElement()
        .asString()
        .startsWith(REJECTED)
        .matches(".*\\(reason timeout, limit 1, waited \\d{3,4} ms\\)");
    assertThat(came.get("after it")).containsExactly("200 5");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void givesThePlaceOfACallerWhoLeftToTheNext(Setting setting) {
    Map<String, List<String>> came = run(setting, "maxConcurrent=1,maxQueueSize=1", "leaves");

    assertThat(came.get("no room")).singleElement().asString().startsWith(REJECTED);
    assertThat(came.get("in its place")).containsExactly("200 5");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void leavesAProviderInPeaceThatFailsHoweverMuchOfItsAnswersIsRead(Setting setting) {
    Map<String, List<String>> came = run(setting, "breaker.failureThreshold=3", "breaks");

    assertThat(came.get("read")).singleElement().asString().startsWith("500 ");
    assertThat(came.get("guarded"))
        .singleElement()
        .asString()
        .startsWith(REJECTED)
        .contains("the circuit breaker is open (reason breaker");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void letsAStreamKeepItsPlaceForAsLongAsItStreams(Setting setting) {
    Map<String, List<String>> came = run(setting, "maxConcurrent=1,maxQueueSize=0", "streams");

    assertThat(came.get("events")).containsExactly("5");
    assertThat(came.get("while it streams")).singleElement().asString().startsWith(REJECTED);
    assertThat(came.get("after it")).containsExactly("200 5");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void givesEachPlaceBackWhicheverWayACallEnds(Setting setting) {
    Map<String, List<String>> came =
        run(setting, "maxConcurrent=1,maxQueueSize=0,breaker=off", "ends");

    assertThat(came).hasSize(25);
    came.forEach(
        (way, outcomes) ->
            assertThat(outcomes).as(way).noneMatch(outcome -> outcome.contains("outrider")));
    assertThat(came.get("at last")).containsExactly("200 5");
    assertThat(came.get("redirected")).containsExactly("200 7", "200 7");
    assertThat(came.get("over TLS")).containsExactly("200 5", "200 5");
  }

  private static List<String> all(Map<String, List<String>> came, String... names) {
    List<String> all = new ArrayList<>();
    for (String name : names) {
      all.addAll(came.getOrDefault(name, List.of()));
    }
    return all;
  }

  /** Returns what came of each call, by its name. */
  private static Map<String, List<String>> run(Setting setting, String settings, String what) {
    try (ScriptedServer server = ScriptedServer.open();
        Jvm app =
            setting
                .plan()
                .agent("sidecar=none," + settings)
                .main(ReactorNettyCaller.class, arguments(server.ports(), what))
                .start()) {
      app.await("done");
      assertThat(app.ours()).noneMatch(line -> line.contains("fault at"));
      Map<String, List<String>> came = new LinkedHashMap<>();
      for (String line : app.lines()) {
        if (line.startsWith("call ")) {
          int arrow = line.indexOf(" -> ");
          came.computeIfAbsent(line.substring(5, arrow), name -> new ArrayList<>())
              .add(line.substring(arrow + 4));
        }
      }
      return came;
    }
  }

  private static String[] arguments(Map<String, Integer> ports, String what) {
    return new String[] {
      "http://127.0.0.1:" + ports.get("plain"),
      what,
      "http://127.0.0.1:" + ports.get("refused") + "/",
      "http://127.0.0.1:" + ports.get("full") + "/",
      "https://127.0.0.1:" + ports.get("plain") + "/len/5",
      "https://localhost:" + ports.get("tls") + "/len/5"
    };
  }
}
