package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.testkit.Jdk;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same bytes to an application on Reactor Netty without and with the agent: the same bytes come
 * back, and the handler sees the same requests. Once as it is, and once with each first request
 * held in the queue for a while, where its body arrives before anybody reads it.
 */
@Tag("slow")
final class ReactorNettyDifferentialIT {
  private static final String HELD = "maxConcurrent=1,maxQueueSize=10";

  static Stream<Arguments> settings() {
    return Jdks.runningAndNewest()
        .flatMap(jdk -> Stream.of(true, false).map(oldest -> Arguments.of(jdk, oldest)));
  }

  private static Jvm start(Jvm.Plan plan, boolean oldest) {
    return (oldest ? plan.oldestWithAll("reactor-netty") : plan)
        .main(ReactorNettyApp.class)
        .start();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void answersAsItDoesAlone(Jdk jdk, boolean oldest) throws Exception {
    try (Jvm alone = start(Jvm.java(jdk.home()), oldest);
        Jvm attached = start(Jvm.java(jdk.home()).agent("sidecar=none"), oldest)) {
      compare(alone, attached, false);
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void answersAsItDoesAloneAfterAWait(Jdk jdk, boolean oldest) throws Exception {
    try (Jvm alone = start(Jvm.java(jdk.home()), oldest);
        Jvm attached = start(Jvm.java(jdk.home()).agent("sidecar=none," + HELD), oldest)) {
      compare(alone, attached, true);
    }
  }

  private static void compare(Jvm alone, Jvm attached, boolean held) throws Exception {
    SoftAssertions all = new SoftAssertions();
    for (RawScript script : ReactorNettyScripts.all()) {
      all.assertThat(ReactorNettyScripts.played(script, attached, held))
          .as(script.toString())
          .isEqualTo(ReactorNettyScripts.played(script, alone, held));
    }
    all.assertAll();
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(ReactorNettyScripts.handled(attached))
                    .isEqualTo(ReactorNettyScripts.handled(alone))
                    .hasSizeGreaterThan(30));
    assertThat(attached.ours()).isEmpty();
  }
}
