package dev.outrider.examples.driver;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** The program behind the scripts in {@code examples}. */
public final class Driver {
  private static final String USAGE =
      """
      example-driver demo [--once] [--json FILE] [--seconds S] [--warm-up S]
        --once        end everything when all was shown, instead of keeping the console open
        --seconds     of one run; each scenario takes four (4)
      example-driver benchmark attach [--pairs N] [--sets N] [--seconds S] [--quick] [--ratio-floor R]
                                      [--only ROW[,ROW]...] [--warm-up S] [--json FILE] [--no-peers]
        --only        mvc, client-per-call, webflux, webflux-switched, streams, start-up, memory
        --pairs       of runs and rounds (9)
        --sets        of gateways started anew, where that decides (webflux 15, webflux-switched 3,
                      start-up 25)
        --warm-up     of each gateway before its throughput is measured (demo: mvc 10, webflux 40;
                      benchmark: mvc 70, webflux 36, client-per-call 20)
        --no-peers    leaves the OpenTelemetry agent out, which is measured beside ours
        --quick       2 pairs of 2 s: shows that everything runs, and is no verdict
        --ratio-floor judge against this share of each gate, for machines that are shared
      example-driver benchmark engine [--sets N] [--quick] [--ratio-floor R] [--json FILE]
        the engine's rooms by JMH, in 5 forks each, beside resilience4j, Sentinel and a semaphore
      example-driver benchmark http2 [--pairs N] [--seconds S] [--warm-up S] [--quick] [--json FILE]
        compares clients for HTTP/2 and judges nothing
      example-driver beside-opentelemetry [--json FILE]
        without and with us, in both orders: exits 1 when a span, a header or a count differs
      all: --agent JAR --sidecar JAR --provider JAR --gateway JAR --webflux JAR
        --engine-bench JAR --opentelemetry JAR instead of the build's own
      """;

  private Driver() {}

  /** Exits 0 when all was as it must be, 1 when not, 2 when it was called wrongly. */
  public static void main(String[] args) throws InterruptedException {
    try {
      System.exit(run(args) ? 0 : 1);
    } catch (IllegalArgumentException wrong) {
      System.err.println("example-driver: " + wrong.getMessage() + "\n" + USAGE);
      System.exit(2);
    } catch (IOException | IllegalStateException failed) {
      System.err.println("example-driver: " + failed.getMessage());
      System.exit(1);
    }
  }

  private static boolean run(String[] args) throws IOException, InterruptedException {
    if (args.length >= 1 && args[0].equals("demo")) {
      Arguments arguments = new Arguments(args, 1, with(Demo.OPTIONS), Demo.FLAGS);
      try (Stage stage = new Stage(Artifacts.of(arguments))) {
        return cleared(stage, new Demo(stage, arguments).run());
      }
    }
    if (args.length >= 2 && args[0].equals("benchmark") && args[1].equals("attach")) {
      Arguments arguments = new Arguments(args, 2, with(Benchmark.OPTIONS), Benchmark.FLAGS);
      try (Stage stage = new Stage(Artifacts.of(arguments))) {
        return cleared(stage, new Benchmark(stage, arguments).run());
      }
    }
    if (args.length >= 2 && args[0].equals("benchmark") && args[1].equals("engine")) {
      Arguments arguments =
          new Arguments(args, 2, with(EngineBenchmark.OPTIONS), EngineBenchmark.FLAGS);
      try (Stage stage = new Stage(Artifacts.of(arguments))) {
        return cleared(stage, new EngineBenchmark(stage, arguments).run());
      }
    }
    if (args.length >= 1 && args[0].equals("beside-opentelemetry")) {
      Arguments arguments = new Arguments(args, 1, with(BesideOpenTelemetry.OPTIONS), Set.of());
      try (Stage stage = new Stage(Artifacts.of(arguments))) {
        return cleared(stage, new BesideOpenTelemetry(stage, arguments).run());
      }
    }
    if (args.length >= 2 && args[0].equals("benchmark") && args[1].equals("http2")) {
      Arguments arguments =
          new Arguments(args, 2, with(Http2Benchmark.OPTIONS), Http2Benchmark.FLAGS);
      try (Stage stage = new Stage(Artifacts.of(arguments))) {
        return cleared(stage, new Http2Benchmark(stage, arguments).run());
      }
    }
    throw new IllegalArgumentException("no such command: " + Arrays.toString(args));
  }

  private static boolean cleared(Stage stage, boolean good) throws IOException {
    if (good) {
      stage.discard();
    } else {
      System.out.println("the logs stay in " + stage.folder());
    }
    return good;
  }

  private static Set<String> with(Set<String> options) {
    Set<String> all = new HashSet<>(options);
    all.addAll(Artifacts.OPTIONS);
    return all;
  }
}
