package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.testkit.Differential;
import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.JdkHomes;
import dev.outrider.testkit.Report;
import dev.outrider.testkit.Requirement;
import dev.outrider.testkit.Side;
import dev.outrider.testkit.javanet.JavaNetHttpCalls;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The same calls natively and with the agent: the same answers, and the same seen by the server.
 */
final class DifferentialIT {
  /** What is not the same, decided and written down: docs/supported-libraries.md. */
  private static final Map<String, String> KNOWN =
      Map.of(
          "cancel(false) of a stalled call",
              "the getter's thread runs the exchange, so letting it go ends the connection",
          "interrupt during get, then get",
              "the getter's thread runs the exchange, so its interrupt ends it",
          "GET /truncate/head", "message only: the parser's state is not told",
          "POST /truncate/head", "message only: the parser's state is not told",
          "async GET /truncate/head", "message only: the parser's state is not told",
          "stale connection, unnoticed, GET", "our connection is not the one that went stale",
          "stale connection, unnoticed, POST", "our connection is not the one that went stale",
          "a request is equal to itself", "the answer is of our class, and gives the request back");

  @Test
  void answersAsTheNativeClientDoesOnTheRunningJdk() {
    compare(Jdk.current());
  }

  @Test
  void answersAsTheNativeClientDoesOnTheNewestLts() {
    Jdk newest = JdkHomes.find().newestLts();
    Requirement.check("a JDK newer than " + Jdk.current().feature(), !isRunning(newest));
    compare(newest);
  }

  @Test
  @Tag("slow")
  void answersAsTheNativeClientDoesOnJdk21WhereThereIsOne() {
    JdkHomes.find().feature(21).ifPresent(DifferentialIT::compare);
  }

  private static boolean isRunning(Jdk jdk) {
    return jdk.feature() == Jdk.current().feature();
  }

  private static void compare(Jdk jdk) {
    try (Differential differential =
        Differential.between(
            Side.bare(jdk), Side.withAgent(jdk, Jvm.AGENT, ""), JavaNetHttpCalls.class)) {
      Report report = differential.compareAll();

      System.out.printf(
          "differential: java-net-http, JDK %d, %d cases, %d the same, %d known to differ%n",
          jdk.feature(),
          report.calls(),
          report.calls() - report.callsThatDiffer().size(),
          report.callsThatDiffer().stream().filter(KNOWN::containsKey).count());
      Set<String> unknown = new TreeSet<>(report.callsThatDiffer());
      unknown.removeAll(KNOWN.keySet());
      assertThat(unknown).as(report.toString()).isEmpty();
      assertThat(differential.output()).doesNotContain("outrider: fault");
    }
  }
}
