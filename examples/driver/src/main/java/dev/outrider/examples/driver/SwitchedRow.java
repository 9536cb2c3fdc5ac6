package dev.outrider.examples.driver;

import dev.outrider.examples.driver.ThroughputRow.Bound;
import dev.outrider.examples.driver.ThroughputRow.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Requests a second through one gateway with the agent on against off, switched by its settings
 * file while it runs. What the JIT has made of the gateway is the same for both, so this tells what
 * we do from what its compilers happened to do; it leaves out what the agent costs while it is off.
 */
final class SwitchedRow implements Row {
  private static final int CONNECTIONS = 32;

  /** The side that is judged; the other one, with the agent off, is what it is compared with. */
  private static final int ON = 1;

  /** Longer than the agent takes to read its file again. */
  private static final long SWITCHING_MILLIS = 2_500;

  private static final double LOAD_SECONDS = 4;

  private final Bench bench;
  private final Scene scene;
  private final List<Bound> bounds;

  SwitchedRow(Bench bench, Scene scene, Bound... bounds) {
    this.bench = bench;
    this.scene = scene;
    this.bounds = List.of(bounds);
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    for (Bound bound : bounds) {
      Budget budget =
          new Budget(
              scene.what() + ", in one JVM, JDK " + bound.feature(),
              "rps on / off",
              bound.gate(),
              bound.aim(),
              true);
      Optional<Jdk> jdk = Jdk.ofFeature(bound.feature());
      if (jdk.isPresent()) {
        measure(budget, jdk.get());
      } else {
        bench.judge().leaveOut(budget, "no JDK " + bound.feature() + " found");
      }
    }
  }

  private void measure(Budget budget, Jdk jdk) throws IOException, InterruptedException {
    Effort effort = bench.effort();
    Throughput throughput = new Throughput(2, effort.seconds(), CONNECTIONS);
    int sets = bench.effort().quick() ? 1 : scene.sets();
    for (int set = 0; set < sets; set++) {
      Report.progress(
          budget.what() + ": JVM " + (set + 1) + " of " + sets + ", " + effort.pairs() + " pairs");
      measure(throughput, scene.gateway().on(jdk), set * effort.pairs());
    }
    bench.judge().judge(budget, throughput.ratios(ON), throughput.beside(ON));
    if (throughput.errors() > 0) {
      bench.judge().failed(budget, throughput.errors() + " errors");
    }
  }

  private void measure(Throughput throughput, Launch bare, int first)
      throws IOException, InterruptedException {
    Path settings = bench.stage().folder().resolve("switched.yaml");
    OffSwitch.write(settings, true);
    Launch attached =
        bare.with(bench.stage().artifacts().agent(), "sidecar=none,config=" + settings);
    try (Upstream upstream = scene.upstream().start();
        Gateway gateway = Gateway.start(bench.stage(), upstream, attached)) {
      boolean on = true;
      for (double left = bench.effort().warmUp(scene.warmUp()); left > 0; left -= LOAD_SECONDS) {
        switchTo(settings, on);
        gateway.drive(Scenario.UNCACHED.calls(), Math.min(left, LOAD_SECONDS), CONNECTIONS);
        on = !on;
      }
      throughput.measure(
          List.of(gateway, gateway),
          first,
          bench.effort().pairs(),
          side -> switchTo(settings, side == ON));
    }
  }

  private static void switchTo(Path settings, boolean on) throws IOException, InterruptedException {
    OffSwitch.write(settings, on);
    Thread.sleep(SWITCHING_MILLIS);
  }
}
