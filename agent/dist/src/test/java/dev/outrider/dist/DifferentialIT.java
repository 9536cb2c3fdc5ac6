package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.dist.DifferentialClients.Client;
import dev.outrider.testkit.CallList;
import dev.outrider.testkit.Differential;
import dev.outrider.testkit.Jdk;
import dev.outrider.testkit.JdkHomes;
import dev.outrider.testkit.Report;
import dev.outrider.testkit.Requirement;
import dev.outrider.testkit.Side;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same calls natively and with the agent: the same answers, and the same seen by the server.
 * Every client of the table, the newest version on each JDK; one line of the matrix is printed for
 * each.
 */
final class DifferentialIT {
  private static List<Client> newest() {
    return DifferentialClients.NEWEST;
  }

  private static List<Client> clientsOfTheJdk() {
    return newest().stream().filter(Client::isOfTheJdk).toList();
  }

  private static List<Client> clientsOfLibraries() {
    return Stream.concat(
            newest().stream().filter(client -> !client.isOfTheJdk()),
            DifferentialClients.OLDEST.stream())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("clientsOfTheJdk")
  void answersAsTheNativeClientDoesOnTheRunningJdk(Client client) {
    compare(client, Jdk.current());
  }

  @ParameterizedTest
  @MethodSource("clientsOfLibraries")
  @Tag("slow")
  void answersAsTheLibrarysClientDoesOnTheRunningJdk(Client client) {
    compare(client, Jdk.current());
  }

  @ParameterizedTest
  @MethodSource("newest")
  @Tag("slow")
  void answersAsTheNativeClientDoesOnTheNewestLts(Client client) {
    Jdk newest = JdkHomes.find().newestLts();
    Requirement.check("a JDK newer than " + Jdk.current().feature(), !isRunning(newest));
    compare(client, newest);
  }

  @ParameterizedTest
  @MethodSource("newest")
  @Tag("slow")
  void answersAsTheNativeClientDoesOnJdk21WhereThereIsOne(Client client) {
    JdkHomes.find().feature(21).ifPresent(jdk -> compare(client, jdk));
  }

  private static boolean isRunning(Jdk jdk) {
    return jdk.feature() == Jdk.current().feature();
  }

  private static void compare(Client client, Jdk jdk) {
    int cases = 0;
    Set<String> differ = new TreeSet<>();
    Set<String> varying = new TreeSet<>();
    StringBuilder reports = new StringBuilder();
    for (Class<? extends CallList> list : client.lists()) {
      Report report = compare(client, jdk, list);
      cases += report.calls();
      differ.addAll(report.callsThatDiffer());
      varying.addAll(report.varying());
      reports.append(report);
    }
    Set<String> unknown = new TreeSet<>(differ);
    unknown.removeAll(client.known().keySet());

    System.out.printf(
        "differential: %s %s, JDK %d, %d cases, %d the same, %d known to differ, %d vary natively too%n",
        client.library(),
        client.versionOn(jdk),
        jdk.feature(),
        cases,
        cases - differ.size(),
        differ.size() - unknown.size(),
        varying.size());
    assertThat(unknown).as(reports.toString()).isEmpty();
  }

  private static Report compare(Client client, Jdk jdk, Class<? extends CallList> list) {
    Side bare = Side.bare(jdk).with(client.jars());
    Side agent = Side.withAgent(jdk, Jvm.AGENT, "").with(client.jars());
    try (Differential differential = Differential.between(bare, agent, list)) {
      Report report = differential.knowing(client.known().keySet()).compareAll();
      assertThat(differential.output()).doesNotContain("outrider: fault");
      return report;
    }
  }
}
