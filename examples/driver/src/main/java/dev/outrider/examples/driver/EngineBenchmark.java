package dev.outrider.examples.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * {@code benchmark engine}: the engine's rooms by themselves, beside what others use in their
 * place, measured by JMH and judged. A ratio is taken fork by fork.
 */
final class EngineBenchmark {
  static final Set<String> OPTIONS = Set.of("json", "sets", "ratio-floor");
  static final Set<String> FLAGS = Set.of("quick");

  private static final String OURS = "UncontendedBenchmark.outrider";
  private static final String RESILIENCE4J = "UncontendedBenchmark.resilience4j";
  private static final String SENTINEL = "UncontendedBenchmark.sentinel";
  private static final String GOVERNED = "GovernedBenchmark.outrider";
  private static final String DEPTH = "DepthBenchmark.joinAndHandOver";

  /** An object of two references, a long and two ints, and its header. */
  private static final int PERMIT_BYTES = 32;

  private final Stage stage;
  private final Arguments arguments;
  private final Effort effort;
  private final Path jar;
  private final Report report = new Report();
  private final Judge judge;

  EngineBenchmark(Stage stage, Arguments arguments) {
    this.stage = stage;
    this.arguments = arguments;
    this.effort = Effort.of(arguments);
    this.jar = Artifacts.engineBench(arguments);
    this.judge = new Judge(report, arguments.number("ratio-floor", 1));
  }

  /** Returns whether no budget was missed; a quick run without a floor judges nothing. */
  boolean run() throws IOException, InterruptedException {
    List<Jdk> jdks = Jdk.measured();
    report.add(Machine.section(jdks));
    for (Jdk jdk : jdks) {
      alone(jdk);
      for (int threads : new int[] {2, 8, 64}) {
        contended(jdk, threads);
      }
    }
    return judge.verdict(arguments);
  }

  private void alone(Jdk jdk) throws IOException, InterruptedException {
    Report.progress("engine, one thread, JDK " + jdk.feature());
    JmhRun run = JmhRun.of(stage, jdk, jar, "Uncontended|Governed|CacheHit|Depth", 1, effort);
    List<Double> ours = run.forks(OURS);
    List<Double> resilience4j = run.forks(RESILIENCE4J);
    List<Double> sentinel = run.forks(SENTINEL);
    judge.judge(
        atMost("breaker, admission and recording", "ns / resilience4j's two", 1, 0.5, jdk),
        ratios(ours, resilience4j),
        beside("ns", ours, "resilience4j's breaker and bulkhead", resilience4j));
    judge.judge(
        new Budget("the same, JDK " + jdk.feature(), "Sentinel's ns / ours", 5, 5, true),
        ratios(sentinel, ours),
        beside("ns", ours, "Sentinel's entry", sentinel));
    judge.judge(
        atMost("the same, allocated beyond the permit", "B", 0, 0, jdk),
        spread(List.of(Math.rint(run.allocated(OURS)) - PERMIT_BYTES)),
        "");
    judge.judge(
        atMost("a governed exchange, whole", "ns", 1_000, 500, jdk),
        spread(run.forks(GOVERNED)),
        String.format(Locale.ROOT, "allocates %.0f B", run.allocated(GOVERNED)));
    List<Double> hit = run.forks("CacheHitBenchmark.outrider");
    List<Double> hmac = run.forks("CacheHitBenchmark.hmac");
    judge.judge(
        atMost("a cache hit, without its HMAC", "ns", 1_000, 500, jdk),
        differences(hit, hmac),
        beside("ns", hit, "the HMAC of its key", hmac));
    List<Double> one = run.forks(DEPTH, Map.of("waiting", "1"));
    List<Double> many = run.forks(DEPTH, Map.of("waiting", "100000"));
    judge.judge(
        atMost("join and hand over, 100,000 waiting", "ns / with 1 waiting", 1.5, 1.2, jdk),
        ratios(many, one),
        beside("ns", many, "1 waiting", one));
  }

  private void contended(Jdk jdk, int threads) throws IOException, InterruptedException {
    Report.progress("engine, " + threads + " threads, JDK " + jdk.feature());
    JmhRun run = JmhRun.of(stage, jdk, jar, "Contended", threads, effort);
    List<Double> ours = run.forks("ContendedBenchmark.outrider");
    List<Double> semaphore = run.forks("ContendedBenchmark.semaphore");
    judge.judge(
        new Budget(
            threads + " threads, 8 places, JDK " + jdk.feature(),
            "throughput / fair semaphore's",
            1,
            1,
            true),
        ratios(ours, semaphore),
        beside("a microsecond", ours, "semaphore", semaphore));
  }

  private static Budget atMost(String what, String unit, double gate, double aim, Jdk jdk) {
    return new Budget(what + ", JDK " + jdk.feature(), unit, gate, aim, false);
  }

  private static Spread ratios(List<Double> of, List<Double> to) {
    Spread ratios = new Spread();
    for (int fork = 0; fork < of.size(); fork++) {
      ratios.add(of.get(fork) / to.get(fork));
    }
    return ratios;
  }

  private static Spread differences(List<Double> of, List<Double> from) {
    Spread differences = new Spread();
    for (int fork = 0; fork < of.size(); fork++) {
      differences.add(of.get(fork) - from.get(fork));
    }
    return differences;
  }

  private static Spread spread(List<Double> numbers) {
    Spread spread = new Spread();
    numbers.forEach(spread::add);
    return spread;
  }

  private static String beside(String unit, List<Double> ours, String peer, List<Double> theirs) {
    return String.format(
        Locale.ROOT,
        "%.3g %s; %s %.3g",
        spread(ours).median(),
        unit,
        peer,
        spread(theirs).median());
  }
}
