package dev.outrider.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent does to a call is named in the report, and nothing else is. */
class DifferentialTest {
  private static final Side NATIVE = Side.bare(Jdk.current()).with("-XX:TieredStopAtLevel=1");

  @Test
  void findsNothingWhereNothingIsDisturbed() {
    Report report = disturbed("nothing");

    assertThat(report.isEmpty()).as(report::toString).isTrue();
    assertThat(report.calls()).isEqualTo(5);
  }

  @Test
  void namesAHeaderThatOnlyTheServerSees() {
    Report report = disturbed("header");

    assertThat(report.differences())
        .extracting(Difference::call, Difference::run, Difference::field, Difference::actual)
        .containsExactly(
            Assertions.tuple("plain", 1, "wire 1 header X-Added", "by the agent"),
            Assertions.tuple("plain", 2, "wire 1 header X-Added", "by the agent"),
            Assertions.tuple("plain", 3, "wire 1 header X-Added", "by the agent"));
    assertThat(report.toString()).contains("run 2, wire 1 header X-Added", Difference.ABSENT);
  }

  @Test
  void namesACallThatTheServerSawTwice() {
    Report report = disturbed("twice");

    assertThat(report.callsThatDiffer()).isEqualTo(Set.of("plain"));
    assertThat(report.differences())
        .anySatisfy(
            difference -> {
              assertThat(difference.field()).isEqualTo("wire");
              assertThat(difference.expected()).isEqualTo("1 requests");
              assertThat(difference.actual()).isEqualTo("2 requests");
            });
  }

  @Test
  void namesAnExceptionThatWasSwallowed() {
    Report report = disturbed("swallow");

    assertThat(report.callsThatDiffer()).isEqualTo(Set.of("failing"));
    assertThat(report.differences())
        .allSatisfy(
            difference -> {
              assertThat(difference.field()).isEqualTo("thrown");
              assertThat(difference.expected()).startsWith("java.net.ConnectException");
              assertThat(difference.actual()).isEqualTo(Difference.ABSENT);
            });
  }

  @Test
  void namesADelayThatLasts() {
    Report report = disturbed("late");

    assertThat(report.differences()).allMatch(Difference::timed);
    assertThat(report.differences())
        .extracting(Difference::call, Difference::field)
        .contains(Assertions.tuple("plain", "answered"), Assertions.tuple("plain", "done"));
    assertThat(report.callsThatDiffer()).isEqualTo(Set.of("plain"));
  }

  @Test
  void namesACallThatHangsAndShowsItsThreads() {
    Report report = disturbed("hang");

    assertThat(report.callsThatDiffer()).isEqualTo(Set.of("hanging"));
    assertThat(report.toString()).contains("hung", "after PT0.7S", "CountDownLatch.await");
  }

  @Test
  void namesACallThatKillsTheJvmAndGoesOnInANewOne() {
    Report report = disturbed("die");

    assertThat(report.callsThatDiffer()).isEqualTo(Set.of("dying"));
    assertThat(report.differences()).extracting(Difference::run).contains(1, 2, 3);
    assertThat(report.toString()).contains("the JVM");
  }

  @Test
  void blamesNoAgentForWhatIsSeenNativelyToo() {
    Report report = disturbed("lose");

    assertThat(report.isEmpty()).as(report::toString).isTrue();
    assertThat(report.varying()).containsExactly("racing");
  }

  @Test
  void namesWhatIsNeverSeenNativelyHoweverThatVaries() {
    Report report = disturbed("cheat");

    assertThat(report.callsThatDiffer()).isEqualTo(Set.of("racing"));
    assertThat(report.differences()).extracting(Difference::actual).containsOnly("nobody");
  }

  @Test
  void attachesAnAgentWithItsArguments(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("disturbing.jar");
    DisturbingAgent.writeJar(jar);
    Side agent = Side.withAgent(Jdk.current(), jar, "header");

    try (Differential kit = Differential.between(NATIVE, agent, DisturbedCalls.class)) {
      Report report = kit.compare(call -> call.name().equals("plain"));

      assertThat(report.differences())
          .extracting(Difference::field)
          .containsOnly("wire 1 header X-Added");
    }
  }

  private static Report disturbed(String how) {
    Side disturbed = NATIVE.with("-Ddisturb=" + how);
    try (Differential kit = Differential.between(NATIVE, disturbed, DisturbedCalls.class)) {
      return kit.compareAll();
    }
  }
}
