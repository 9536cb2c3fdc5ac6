package dev.outrider.examples.driver;

import dev.outrider.examples.driver.ThroughputRow.Bound;
import dev.outrider.examples.driver.ThroughputRow.Scene;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Requests a second through one gateway with the agent on against off, switched by its settings
 * file while it runs. What the JIT has made of the gateway is the same for both, so this tells what
 * we do from what its compilers happened to do; it leaves out what the agent costs while it is off.
 */
final class SwitchedRow implements Row {
  private static final int JVMS = 3;

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
      Budget budget = bound.of(scene.what() + ", in one JVM", "rps on / off");
      bench.on(bound.feature(), jdk -> measure(budget, jdk), budget);
    }
  }

  private void measure(Budget budget, Jdk jdk) throws IOException, InterruptedException {
    Effort effort = bench.effort();
    Throughput throughput = new Throughput(2, effort.seconds(), ThroughputRow.CONNECTIONS);
    int jvms = effort.sets(JVMS);
    for (int jvm = 0; jvm < jvms; jvm++) {
      Report.progress(
          budget.what() + ": JVM " + (jvm + 1) + " of " + jvms + ", " + effort.pairs() + " pairs");
      measure(throughput, scene.gateway().on(jdk), jvm * effort.pairs());
    }
    bench.judge().judge(budget, throughput, throughput.sets() + throughput.beside(1));
  }

  private void measure(Throughput throughput, Launch bare, int first)
      throws IOException, InterruptedException {
    Path settings = bench.stage().folder().resolve("switched.yaml");
    OffSwitch.write(settings, true);
    Launch attached =
        bare.with(bench.stage().artifacts().agent(), "sidecar=none,config=" + settings);
    try (Upstream upstream = scene.upstream().start();
        Gateway gateway = Gateway.start(bench.stage(), upstream, attached)) {
      Switched switched = new Switched(gateway, settings);
      List<Throughput.Side> offAndOn = List.of(switched.side(false), switched.side(true));
      throughput.warmUp(offAndOn, bench.effort().warmUp(scene.warmUp()));
      throughput.measure(offAndOn, first, bench.effort().pairs());
    }
  }

  /** A gateway whose agent is on at first. */
  private static final class Switched {
    /** Longer than the agent takes to read its file again. */
    private static final long SWITCHING_MILLIS = 2_500;

    private final Gateway gateway;
    private final Path settings;
    private boolean isOn = true;

    Switched(Gateway gateway, Path settings) {
      this.gateway = gateway;
      this.settings = settings;
    }

    Throughput.Side side(boolean on) {
      return (seconds, connections) -> {
        if (isOn != on) {
          OffSwitch.write(settings, on);
          Thread.sleep(SWITCHING_MILLIS);
          isOn = on;
        }
        return gateway.drive(seconds, connections);
      };
    }
  }
}
