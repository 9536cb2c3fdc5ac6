package dev.outrider.examples.driver;

import java.io.IOException;

/** One scenario on two gateways in turn, A B B A, and the table of what it gave. */
final class SideBySide {
  private static final int CONNECTIONS = 32;

  private final String title;
  private final Gateway without;
  private final Gateway with;
  private final double seconds;

  /**
   * Prepares runs of that length, the warm-up's among them.
   *
   * @param title of the gateway, as people call it
   * @param seconds of one run; each scenario takes four
   */
  SideBySide(String title, Gateway without, Gateway with, double seconds) {
    this.title = title;
    this.without = without;
    this.with = with;
    this.seconds = seconds;
  }

  /** Loads both until their code is compiled: the first seconds of a JVM measure its compiler. */
  void warmUp(double warmUpSeconds) throws IOException {
    for (Gateway gateway : new Gateway[] {without, with, with, without}) {
      gateway.drive(Scenario.MIX.calls(), warmUpSeconds / 2, CONNECTIONS);
    }
  }

  Section run(Scenario scenario) throws IOException {
    Measured bare = without.drive(scenario.calls(), seconds, CONNECTIONS);
    Measured agent = with.drive(scenario.calls(), seconds, CONNECTIONS);
    agent = agent.and(with.drive(scenario.calls(), seconds, CONNECTIONS));
    bare = bare.and(without.drive(scenario.calls(), seconds, CONNECTIONS));
    return table(scenario, bare, agent);
  }

  private Section table(Scenario scenario, Measured bare, Measured agent) {
    Section section =
        new Section(title + ": " + scenario.name(), "what", "without", "with", "with / without");
    if (scenario.throughput()) {
      compare(section, "requests a second", bare.requestsPerSecond(), agent.requestsPerSecond());
    }
    for (double share : new double[] {0.50, 0.95, 0.99}) {
      compare(
          section,
          "P" + Math.round(share * 100) + " ms",
          bare.latencies().millis(share),
          agent.latencies().millis(share));
    }
    section.row("errors", bare.errors(), agent.errors(), "");
    compare(
        section,
        "CPU per request, microseconds",
        bare.cpuMicrosPerRequest(),
        agent.cpuMicrosPerRequest());
    return section;
  }

  static void compare(Section section, String what, double without, double with) {
    section.row(what, without, with, with / without);
  }
}
