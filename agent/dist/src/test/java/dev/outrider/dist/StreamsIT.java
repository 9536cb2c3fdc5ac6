package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.testkit.Differential;
import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.JdkHomes;
import dev.outrider.testkit.Report;
import dev.outrider.testkit.Requirement;
import dev.outrider.testkit.Side;
import dev.outrider.testkit.javanet.JavaNetHttpStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Thousands of open asynchronous streams need no more threads than natively. */
@Tag("slow")
final class StreamsIT {
  @Test
  void needNoMoreThreadsThanNativelyOnTheRunningJdk() {
    compare(Jdk.current());
  }

  @Test
  void needNoMoreThreadsThanNativelyOnTheNewestLts() {
    Jdk newest = JdkHomes.find().newestLts();
    Requirement.check(
        "a JDK newer than " + Jdk.current().feature(), newest.feature() != Jdk.current().feature());
    compare(newest);
  }

  private static void compare(Jdk jdk) {
    try (Differential differential =
        Differential.between(
            Side.bare(jdk), Side.withAgent(jdk, Jvm.AGENT, ""), JavaNetHttpStreams.class)) {
      Report report = differential.compareAll();

      assertThat(report.differences()).as(report.toString()).isEmpty();
      assertThat(differential.output()).doesNotContain("outrider: fault");
    }
  }
}
