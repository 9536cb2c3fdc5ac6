package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.dist.DifferentialServers.Server;
import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.JdkHomes;
import dev.outrider.testkit.Report;
import dev.outrider.testkit.Requirement;
import dev.outrider.testkit.Side;
import dev.outrider.testkit.serving.ServingDifferential;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same bytes sent to a server natively and with the agent: the same answers, and the same
 * requests at its handlers. Every server of the table, the newest version on each JDK; one line of
 * the matrix is printed for each. There is one place to run in, so that one that is not given back
 * shows at the next call.
 */
final class DifferentialServersIT {
  private static final String ONE_PLACE = "maxConcurrent=1,maxQueueSize=20,requestTimeout=60000";

  private static List<Server> newest() {
    return DifferentialServers.NEWEST;
  }

  private static List<Server> oldest() {
    return DifferentialServers.OLDEST;
  }

  @ParameterizedTest
  @MethodSource("newest")
  void answersAsItDoesAloneOnTheRunningJdk(Server server) {
    compare(server, Jdk.current());
  }

  @ParameterizedTest
  @MethodSource("oldest")
  @Tag("slow")
  void answersAsItDoesAloneInItsOldestVersion(Server server) {
    compare(server, Jdk.current());
  }

  @ParameterizedTest
  @MethodSource("newest")
  @Tag("slow")
  void answersAsItDoesAloneOnTheNewestLts(Server server) {
    Jdk newest = JdkHomes.find().newestLts();
    Requirement.check(
        "a JDK newer than " + Jdk.current().feature(), newest.feature() != Jdk.current().feature());
    compare(server, newest);
  }

  private static void compare(Server server, Jdk jdk) {
    Side bare = Side.bare(jdk).with(server.jars());
    Side agent = Side.withAgent(jdk, Jvm.AGENT, ONE_PLACE).with(server.jars());
    try (ServingDifferential differential =
        ServingDifferential.between(bare, agent, server.adapter())) {
      Report report = differential.compareAll();
      Set<String> unknown = new TreeSet<>(report.callsThatDiffer());
      unknown.removeAll(server.known().keySet());

      System.out.printf(
          "differential: %s %s, JDK %d, %d cases, %d the same, %d known to differ, %d vary natively too%n",
          server.library(),
          server.versionOn(jdk),
          jdk.feature(),
          report.calls(),
          report.calls() - report.callsThatDiffer().size(),
          report.callsThatDiffer().size() - unknown.size(),
          report.varying().size());
      assertThat(unknown).as(report.toString()).isEmpty();
      assertThat(differential.output()).doesNotContain("outrider: fault");
    }
  }
}
