package dev.outrider.examples.driver;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** {@code benchmark attach}: each budget of attaching, measured in pairs and judged. */
final class Benchmark {
  static final Set<String> OPTIONS =
      Set.of("json", "pairs", "seconds", "ratio-floor", "only", "warm-up");
  static final Set<String> FLAGS = Set.of("quick");
  private static final int CONNECTIONS = 32;
  private static final int WEIGHINGS = 3;

  private final Stage stage;
  private final Arguments arguments;
  private final Report report = new Report();
  private final Section table = Budget.table();
  private final int pairs;
  private final double seconds;

  Benchmark(Stage stage, Arguments arguments) {
    this.stage = stage;
    this.arguments = arguments;
    this.pairs = (int) arguments.number("pairs", arguments.has("quick") ? 2 : 9);
    this.seconds = arguments.number("seconds", arguments.has("quick") ? 2 : 4);
  }

  /**
   * Returns whether no budget was missed; a quick run without a floor of its own judges nothing.
   */
  boolean run() throws IOException, InterruptedException {
    List<Jdk> jdks = Stream.of(17, 25).flatMap(feature -> Jdk.ofFeature(feature).stream()).toList();
    report.add(Machine.section(jdks));
    Provider provider = Provider.start(stage);
    for (int feature : new int[] {17, 25}) {
      Optional<Jdk> jdk = Jdk.ofFeature(feature);
      throughput(feature, jdk);
      startUp(provider, feature, jdk);
    }
    memory(provider);
    report.add(table);
    var json = arguments.path("json");
    if (json.isPresent()) {
      report.write(json.get());
    }
    boolean judges = !arguments.has("quick") || arguments.text("ratio-floor").isPresent();
    if (!judges) {
      System.out.println("\nA quick run: it shows that everything runs, and is no verdict.");
    }
    return report.isGood() || !judges;
  }

  private boolean wanted(String part) {
    return arguments.text("only").map(part::equals).orElse(true);
  }

  private void throughput(int feature, Optional<Jdk> jdk) throws IOException, InterruptedException {
    Budget budget =
        new Budget(
            "MVC uncached, JDK " + feature,
            "rps with / without",
            feature == 17 ? 4.5 : 1.4,
            feature == 17 ? 6 : 1.7,
            true);
    if (!wanted("throughput")) {
      return;
    }
    if (jdk.isEmpty()) {
      budget.leaveOut(table, "no JDK " + feature + " found");
      return;
    }
    Launch bare = Launch.without(jdk.get(), stage.artifacts().gateway());
    try (FixedUpstream upstream = FixedUpstream.start();
        Gateway without = Gateway.start(stage, upstream, bare);
        Gateway with = Gateway.start(stage, upstream, attached(bare))) {
      Report.progress("MVC uncached on JDK " + feature + ": warming up, then " + pairs + " pairs");
      Throughput throughput = new Throughput(without, with, seconds, CONNECTIONS);
      throughput.warmUp(arguments.number("warm-up", arguments.has("quick") ? 3 : 120));
      throughput.measure(pairs);
      judge(budget, throughput.ratios(), throughput.beside());
      if (throughput.errors() > 0) {
        report.fail(budget.what() + ": " + throughput.errors() + " errors");
      }
    }
  }

  /** With the agent as it is where nobody listens: a sidecar's cost is judged by its memory. */
  private Launch attached(Launch bare) {
    return bare.with(stage.artifacts().agent(), "sidecar=none");
  }

  private void startUp(Provider provider, int feature, Optional<Jdk> jdk)
      throws IOException, InterruptedException {
    if (!wanted("startup")) {
      return;
    }
    Budget plain = new Budget("start-up, JDK " + feature, "ms with / without", 1.05, 1.02, false);
    Budget archived =
        new Budget(
            "start-up with a class-data archive, JDK " + feature,
            "ms with / null transformer",
            1.06,
            1.02,
            false);
    if (jdk.isEmpty()) {
      plain.leaveOut(table, "no JDK " + feature + " found");
      archived.leaveOut(table, "no JDK " + feature + " found");
      return;
    }
    StartUp startUp = new StartUp(stage, provider, jdk.get(), pairs);
    Report.progress("start-up on JDK " + feature + ": " + pairs + " pairs, then with an archive");
    judge(plain, startUp.plain(), startUp.beside());
    judge(archived, startUp.archived(), startUp.beside());
  }

  private void memory(Provider provider) throws IOException, InterruptedException {
    if (!wanted("memory")) {
      return;
    }
    int times = arguments.has("quick") ? 1 : WEIGHINGS;
    Memory memory = new Memory(stage, provider, Jdk.running());
    Budget separate = new Budget("resident memory added, sidecar separate", "MB", 40, 20, false);
    Budget embedded = new Budget("resident memory added, sidecar embedded", "MB", 110, 80, false);
    Report.progress("resident memory: " + times + " times without, separate and embedded");
    judge(separate, memory.separate(times), memory.beside());
    try {
      judge(embedded, memory.embedded(times), memory.beside());
    } catch (IOException noSidecarInside) {
      embedded.leaveOut(table, "failed");
      report.fail(embedded.what() + ": " + noSidecarInside.getMessage());
    }
  }

  private void judge(Budget budget, Spread measured, String beside) {
    Budget judged = budget.loosened(Math.min(1, arguments.number("ratio-floor", 1)));
    judged.judge(table, measured, beside);
    String result = String.format(Locale.ROOT, "%s: %.2f", judged.what(), measured.median());
    if (judged.isMet(measured)) {
      Report.progress(result);
    } else {
      report.fail(result);
    }
  }
}
