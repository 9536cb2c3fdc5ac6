package dev.outrider.examples.driver;

import java.io.IOException;
import java.util.Locale;

/** Paired runs of the same load on two gateways, both up all the time; each pair gives a ratio. */
final class Throughput {
  private final Gateway[] sides;
  private final double seconds;
  private final int connections;
  private final Spread ratios = new Spread();
  private final Spread[] rates = {new Spread(), new Spread()};
  private final Spread[] cpu = {new Spread(), new Spread()};
  private long errors;

  Throughput(Gateway without, Gateway with, double seconds, int connections) {
    this.sides = new Gateway[] {without, with};
    this.seconds = seconds;
    this.connections = connections;
  }

  /**
   * Drives each side for so long: its JIT compilers share the cores with the load, and take long.
   */
  void warmUp(double warmUpSeconds) throws IOException {
    for (Gateway side : sides) {
      side.drive(Scenario.UNCACHED.calls(), warmUpSeconds, connections);
    }
  }

  void measure(int pairs) throws IOException {
    for (int pair = 0; pair < pairs; pair++) {
      double[] rate = new double[2];
      for (int turn = 2 * pair; turn < 2 * pair + 2; turn++) {
        int side = Order.side(turn);
        Measured run = sides[side].drive(Scenario.UNCACHED.calls(), seconds, connections);
        rate[side] = run.requestsPerSecond();
        rates[side].add(rate[side]);
        cpu[side].add(run.cpuMicrosPerRequest());
        errors += run.errors();
      }
      ratios.add(rate[1] / rate[0]);
    }
  }

  Spread ratios() {
    return ratios;
  }

  long errors() {
    return errors;
  }

  String beside() {
    return String.format(
        Locale.ROOT,
        "rps %.0f -> %.0f, CPU us/request %.0f -> %.0f",
        rates[0].median(),
        rates[1].median(),
        cpu[0].median(),
        cpu[1].median());
  }
}
