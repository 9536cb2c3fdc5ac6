package dev.outrider.examples.driver;

import dev.outrider.examples.driver.ThroughputRow.Bound;
import dev.outrider.examples.driver.ThroughputRow.Scene;
import dev.outrider.examples.driver.plain.PlainGateway;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code benchmark attach}: each budget of attaching, measured in pairs and judged. */
final class Benchmark {
  static final Set<String> OPTIONS =
      Set.of("json", "pairs", "sets", "seconds", "ratio-floor", "only", "warm-up");
  static final Set<String> FLAGS = Set.of("quick", "no-peers");

  private final Stage stage;
  private final Arguments arguments;
  private final Report report = new Report();
  private final Bench bench;

  Benchmark(Stage stage, Arguments arguments) {
    this.stage = stage;
    this.arguments = arguments;
    Judge judge = new Judge(report, arguments.number("ratio-floor", 1));
    this.bench = new Bench(stage, Effort.of(arguments), judge);
  }

  /**
   * Returns whether no budget was missed; a quick run without a floor of its own judges nothing.
   */
  boolean run() throws IOException, InterruptedException {
    List<Row> wanted = wanted(rows(Provider.start(stage)));
    report.add(Machine.section(Jdk.measured()));
    for (Row row : wanted) {
      row.measure();
    }
    return bench.judge().verdict(arguments);
  }

  /** Returns all rows by their names, in the order in which they are measured. */
  private Map<String, Row> rows(Provider provider) {
    Map<String, Row> rows = new LinkedHashMap<>();
    Scene mvc =
        new Scene(
            "MVC uncached",
            70,
            true,
            1,
            FixedUpstream::start,
            jdk -> Launch.without(jdk, stage.artifacts().gateway()));
    rows.put("mvc", new ThroughputRow(bench, mvc, new Bound(17, 4.5, 6), new Bound(25, 1.4, 1.7)));
    Scene perCall =
        new Scene(
            "a new HttpClient for every call, TLS",
            20,
            false,
            1,
            () -> TlsUpstream.start(Identity.in(stage)),
            this::clientPerCall);
    rows.put(
        "client-per-call",
        new ThroughputRow(bench, perCall, new Bound(17, 5, 5), new Bound(25, 5, 5)));
    Scene webflux =
        new Scene(
            "WebFlux uncached",
            36,
            true,
            15,
            FixedUpstream::start,
            jdk -> Launch.without(jdk, stage.artifacts().webflux()));
    rows.put(
        "webflux",
        new ThroughputRow(bench, webflux, new Bound(17, 0.95, 1), new Bound(25, 0.95, 1)));
    rows.put(
        "webflux-switched",
        new SwitchedRow(bench, webflux, new Bound(17, 0.95, 1), new Bound(25, 0.95, 1)));
    rows.put("streams", new StreamsRow(bench));
    rows.put("start-up", new StartUpRow(bench, provider));
    rows.put("memory", new MemoryRow(bench, provider));
    return rows;
  }

  private Launch clientPerCall(Jdk jdk) throws IOException, InterruptedException {
    Launch plain = Launch.without(jdk, Artifacts.driver(), PlainGateway.class);
    return Identity.trusted(plain, Identity.in(stage))
        .environment(Map.of("CLIENT", "jdk-per-call"));
  }

  private List<Row> wanted(Map<String, Row> rows) {
    List<String> names =
        arguments
            .text("only")
            .map(only -> List.of(only.split(",")))
            .orElse(List.copyOf(rows.keySet()));
    names.stream()
        .filter(name -> !rows.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new IllegalArgumentException(
                  "--only names \"" + name + "\"; there are " + String.join(",", rows.keySet()));
            });
    return rows.entrySet().stream()
        .filter(row -> names.contains(row.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }
}
