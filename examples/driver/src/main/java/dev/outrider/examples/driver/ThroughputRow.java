package dev.outrider.examples.driver;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Requests a second through one gateway with the agent against without, on each JDK. */
final class ThroughputRow implements Row {
  static final int CONNECTIONS = 32;

  /** Peers are not judged: they are driven in the first sets only. */
  private static final int SETS_WITH_PEERS = 2;

  /** Where gateways are started anew: one in either order. */
  private static final int PAIRS_OF_A_SET = 2;

  private final Bench bench;
  private final Scene scene;
  private final List<Bound> bounds;

  ThroughputRow(Bench bench, Scene scene, Bound... bounds) {
    this.bench = bench;
    this.scene = scene;
    this.bounds = List.of(bounds);
  }

  /** What is asked of one JDK: a ratio. */
  record Bound(int feature, double gate, double aim) {
    Budget of(String what, String unit) {
      return new Budget(what + ", JDK " + feature, unit, gate, aim, true);
    }
  }

  /**
   * Whom the load is driven through.
   *
   * @param what the row's name
   * @param warmUp seconds that each gateway needs
   * @param peers whether other agents are to be seen beside ours
   * @param sets how often all gateways are started anew: what the JIT makes of the same program
   *     differs from JVM to JVM by a few per cent, which counts where the gate is as near
   * @param upstream started anew for each JDK
   * @param gateway without any agent
   */
  record Scene(
      String what, double warmUp, boolean peers, int sets, Starting upstream, Bare gateway) {}

  /** Starts what the gateways are put in front of. */
  interface Starting {
    Upstream start() throws IOException, InterruptedException;
  }

  /** How the gateway starts without an agent. */
  interface Bare {
    Launch on(Jdk jdk) throws IOException, InterruptedException;
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    for (Bound bound : bounds) {
      Budget budget = bound.of(scene.what(), "rps with / without");
      bench.on(bound.feature(), jdk -> measure(budget, jdk), budget);
    }
  }

  private void measure(Budget budget, Jdk jdk) throws IOException, InterruptedException {
    Launch bare = scene.gateway().on(jdk);
    List<Launch> launches = new ArrayList<>(List.of(bare, bench.attached(bare)));
    if (scene.peers() && bench.effort().peers()) {
      launches.add(bench.openTelemetry(bare));
    }
    Effort effort = bench.effort();
    Throughput throughput = new Throughput(launches.size(), effort.seconds(), CONNECTIONS);
    int sets = effort.sets(scene.sets());
    int rounds = scene.sets() == 1 ? effort.pairs() : PAIRS_OF_A_SET;
    for (int set = 0; set < sets; set++) {
      Report.progress(
          budget.what() + ": set " + (set + 1) + " of " + sets + ", " + rounds + " pairs");
      int sides = set < SETS_WITH_PEERS ? launches.size() : 2;
      measure(throughput, launches.subList(0, sides), set, rounds);
    }
    bench.judge().judge(budget, throughput, beside(throughput, launches.size()));
  }

  /** Started and warmed up forwards in one set, backwards in the next. */
  private void measure(Throughput throughput, List<Launch> launches, int set, int rounds)
      throws IOException, InterruptedException {
    Gateway[] sides = new Gateway[launches.size()];
    List<Gateway> started = new ArrayList<>();
    try (Upstream upstream = scene.upstream().start()) {
      for (int turn = 0; turn < sides.length; turn++) {
        int side = Order.side(set, turn, sides.length);
        sides[side] = Gateway.start(bench.stage(), upstream, launches.get(side));
        started.add(sides[side]);
      }
      throughput.warmUp(started, bench.effort().warmUp(scene.warmUp()));
      throughput.measure(List.of(sides), set * rounds, rounds);
    } finally {
      started.forEach(Gateway::close);
    }
  }

  private static String beside(Throughput throughput, int sides) {
    String ours = throughput.sets() + throughput.beside(1);
    return sides == 2
        ? ours
        : String.format(
            Locale.ROOT,
            "%s; OpenTelemetry %.2f, %s",
            ours,
            throughput.ratios(2).median(),
            throughput.beside(2));
  }
}
