package dev.outrider.examples.driver;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * Runs of the same load on several gateways in turn, all of a set up all the time. The first is
 * what the others are compared with; each round gives a ratio.
 */
final class Throughput {
  /** A gateway, or one in one of its states. */
  interface Side {
    /** Drives it for that long with calls that no cache answers. */
    Measured drive(double seconds, int connections) throws IOException, InterruptedException;
  }

  private static final double LOAD_SECONDS = 4;
  private static final long REST_MILLIS = 2_500;

  private final double seconds;
  private final int connections;
  private final Spread[] ratios;
  private final Spread[] rates;
  private final Spread[] cpu;
  private final Spread sets = new Spread();
  private long errors;

  /**
   * @param count of gateways in a set
   * @param seconds of one run
   */
  Throughput(int count, double seconds, int connections) {
    this.seconds = seconds;
    this.connections = connections;
    this.ratios = spreads(count);
    this.rates = spreads(count);
    this.cpu = spreads(count);
  }

  private static Spread[] spreads(int count) {
    Spread[] spreads = new Spread[count];
    for (int i = 0; i < count; i++) {
      spreads[i] = new Spread();
    }
    return spreads;
  }

  /**
   * Drives each side for so long, in turn and with rests: under full load its JIT compilers get a
   * tenth of the cores, and still took that after 40 s. With rests they have done by then.
   */
  void warmUp(List<? extends Side> sides, double warmUpSeconds)
      throws IOException, InterruptedException {
    for (double left = warmUpSeconds; left > 0; left -= LOAD_SECONDS) {
      for (Side side : sides) {
        side.drive(Math.min(left, LOAD_SECONDS), connections);
      }
      Thread.sleep(REST_MILLIS);
    }
  }

  /**
   * Measures a set of gateways; the rounds of all sets count alike.
   *
   * @param sides the first of all, or all
   * @param first the number of its first round, for who begins
   */
  void measure(List<? extends Side> sides, int first, int rounds)
      throws IOException, InterruptedException {
    Spread set = new Spread();
    for (int round = first; round < first + rounds; round++) {
      double[] rate = new double[sides.size()];
      for (int turn = 0; turn < rate.length; turn++) {
        int side = Order.side(round, turn, rate.length);
        Measured run = sides.get(side).drive(seconds, connections);
        rate[side] = run.requestsPerSecond();
        rates[side].add(rate[side]);
        cpu[side].add(run.cpuMicrosPerRequest());
        errors += run.errors();
      }
      for (int side = 0; side < rate.length; side++) {
        ratios[side].add(rate[side] / rate[0]);
      }
      set.add(rate[1] / rate[0]);
    }
    sets.add(set.mean());
  }

  /** Returns what that side carried, as a share of what the first one did. */
  Spread ratios(int side) {
    return ratios[side];
  }

  Spread rates(int side) {
    return rates[side];
  }

  /** Returns processor microseconds of that gateway's process for each request. */
  Spread cpu(int side) {
    return cpu[side];
  }

  long errors() {
    return errors;
  }

  /** Returns the mean of all sets and how sure it is; empty where one set tells nothing of that. */
  String sets() {
    double error = sets.standardError();
    return Double.isNaN(error)
        ? ""
        : String.format(
            Locale.ROOT, "mean of all sets %.3f, standard error %.3f; ", sets.mean(), error);
  }

  String beside(int side) {
    return String.format(
        Locale.ROOT,
        "rps %.0f -> %.0f, CPU us/request %.0f -> %.0f",
        rates[0].median(),
        rates[side].median(),
        cpu[0].median(),
        cpu[side].median());
  }
}
