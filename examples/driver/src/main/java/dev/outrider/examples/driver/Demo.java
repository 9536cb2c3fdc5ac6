package dev.outrider.examples.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The demo from its first process to the console's address. */
final class Demo {
  static final Set<String> OPTIONS = Set.of("json", "seconds", "warm-up");
  static final Set<String> FLAGS = Set.of("once");
  private static final int START_UPS = 3;

  private final Stage stage;
  private final Arguments arguments;
  private final Report report = new Report();
  private final Path agent;
  private final Product mvc;
  private final Product webflux;

  Demo(Stage stage, Arguments arguments) {
    this.stage = stage;
    this.arguments = arguments;
    this.agent = stage.artifacts().agent();
    this.mvc = Product.mvc(stage.artifacts());
    this.webflux = Product.webflux(stage.artifacts());
  }

  /** Returns whether every count and every answer was as it must be. */
  boolean run() throws IOException, InterruptedException {
    report.add(Machine.section(List.of(Jdk.running())));
    Report.progress("starting provider, sidecar and gateways; logs are in " + stage.folder());
    Provider provider = Provider.start(stage);
    Sidecar sidecar = Sidecar.start(stage);
    Path settings = stage.folder().resolve("outrider.yaml");
    OffSwitch.write(settings, true);
    try (Gateway servlet = Gateway.start(stage, provider, reporting(mvc, sidecar, settings));
        Gateway reactive = Gateway.start(stage, provider, reporting(webflux, sidecar, settings))) {
      compare(mvc, provider, servlet);
      compare(webflux, provider, reactive);
      report.add(Counts.compare(sidecar, List.of(servlet, reactive), report));
      report.add(new OffSwitch(servlet, provider, settings).show());
      report.add(birth(mvc, provider));
      report.add(birth(webflux, provider));
      finish(sidecar, List.of(servlet, reactive));
    }
    return report.isGood();
  }

  private Launch reporting(Product product, Sidecar sidecar, Path settings) {
    return product.with(agent, "config=" + settings).environment(sidecar.dialled());
  }

  private void compare(Product product, Provider provider, Gateway with)
      throws IOException, InterruptedException {
    try (Gateway without = Gateway.start(stage, provider, product.bare())) {
      measure(product, without, with);
      transparency(product, provider, without, with);
    }
  }

  private void measure(Product product, Gateway without, Gateway with) throws IOException {
    SideBySide sides =
        new SideBySide(product.title(), without, with, arguments.number("seconds", 4));
    double warmUp = arguments.number("warm-up", product.warmUpSeconds());
    Report.progress(
        String.format(
            Locale.ROOT, "warming up %s for %.0f s without and with", product.title(), warmUp));
    sides.warmUp(warmUp);
    for (Scenario scenario : product.scenarios()) {
      report.add(sides.run(scenario));
    }
  }

  private void transparency(Product product, Provider provider, Gateway without, Gateway with)
      throws IOException, InterruptedException {
    Transparency transparency = new Transparency(provider, report);
    Launch uncached =
        product.with(agent, "cache=off,sidecar=none").named(product.name() + "-cache-off");
    try (Gateway cacheOff = Gateway.start(stage, provider, uncached)) {
      report.add(transparency.everything(product.title(), without, cacheOff));
    }
    if (product.cached()) {
      report.add(transparency.cached(without, with));
    }
  }

  private Section birth(Product product, Provider provider)
      throws IOException, InterruptedException {
    Report.progress("starting " + product.title() + " " + START_UPS + " times without and with");
    // It reports to nobody: a second instance would add its counts to the first one's.
    Launch[] launches = {product.bare(), product.with(agent, "sidecar=none")};
    Spread[] start = {new Spread(), new Spread()};
    Spread[] resident = {new Spread(), new Spread()};
    for (int i = 0; i < 2 * START_UPS; i++) {
      int side = Order.side(i);
      Birth birth = Birth.weighed(stage, provider, launches[side]);
      start[side].add(birth.startMillis());
      resident[side].add(birth.residentMegabytes());
    }
    Section section =
        new Section(
            product.title() + ": start-up and memory, medians",
            "what",
            "without",
            "with",
            "with / without");
    SideBySide.compare(section, "ms to the first 200", start[0].median(), start[1].median());
    SideBySide.compare(
        section, "resident MB after 3000 requests", resident[0].median(), resident[1].median());
    return section;
  }

  private void finish(Sidecar sidecar, List<Gateway> gateways)
      throws IOException, InterruptedException {
    Path token = sidecar.tokenFile(stage.folder());
    report.add(
        new Section("Console", "what", "value")
            .row("address", sidecar.address() + "/")
            .row("its admin token is in", token.toString()));
    var json = arguments.path("json");
    if (json.isPresent()) {
      report.write(json.get());
    }
    if (!arguments.has("once")) {
      Report.progress("the console stays open, with light traffic; Ctrl-C ends everything");
      stayOpen(gateways);
    }
  }

  /** Sends a few requests a second until this JVM is ended. */
  private static void stayOpen(List<Gateway> gateways) throws IOException, InterruptedException {
    List<Call> calls = Scenario.MIX.calls();
    for (int i = 0; ; i++) {
      gateways.get(i % gateways.size()).ask(calls.get(i / gateways.size() % calls.size()));
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
