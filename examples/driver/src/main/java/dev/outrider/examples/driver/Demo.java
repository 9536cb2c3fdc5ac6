package dev.outrider.examples.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final Launch bare;

  Demo(Stage stage, Arguments arguments) {
    this.stage = stage;
    this.arguments = arguments;
    this.bare = Launch.without(Jdk.running(), stage.artifacts().gateway());
  }

  /** Returns whether every count and every answer was as it must be. */
  boolean run() throws IOException, InterruptedException {
    report.add(Machine.section(List.of(Jdk.running())));
    Report.progress("starting provider, sidecar and gateways; logs are in " + stage.folder());
    Provider provider = Provider.start(stage);
    Sidecar sidecar = Sidecar.start(stage);
    Path settings = stage.folder().resolve("outrider.yaml");
    OffSwitch.write(settings, true);
    try (Gateway with = Gateway.start(stage, provider, reporting(sidecar, settings))) {
      compare(provider, with);
      report.add(Counts.compare(sidecar, with, report));
      report.add(new OffSwitch(with, provider, settings).show());
      report.add(birth(provider, sidecar));
      finish(sidecar, with);
    }
    return report.isGood();
  }

  private void compare(Provider provider, Gateway with) throws IOException, InterruptedException {
    try (Gateway without = Gateway.start(stage, provider, bare)) {
      measure(without, with);
      transparency(provider, without, with);
    }
  }

  private Launch reporting(Sidecar sidecar, Path settings) {
    return bare.with(stage.artifacts().agent(), "config=" + settings)
        .environment(sidecar.dialled());
  }

  private void measure(Gateway without, Gateway with) throws IOException {
    SideBySide sides = new SideBySide(without, with, arguments.number("seconds", 4));
    Report.progress("warming both up");
    sides.warmUp(arguments.number("warm-up", 10));
    for (Scenario scenario : Scenario.ALL) {
      report.add(sides.run(scenario));
    }
  }

  private void transparency(Provider provider, Gateway without, Gateway with)
      throws IOException, InterruptedException {
    Transparency transparency = new Transparency(provider, report);
    Launch uncached = bare.with(stage.artifacts().agent(), "cache=off,sidecar=none");
    try (Gateway cacheOff = Gateway.start(stage, provider, uncached.named("gateway-cache-off"))) {
      report.add(transparency.everything(without, cacheOff));
    }
    report.add(transparency.cached(without, with));
  }

  private Section birth(Provider provider, Sidecar sidecar)
      throws IOException, InterruptedException {
    Report.progress("starting gateways " + START_UPS + " times without and with");
    // A second instance would add its counts to the first one's; it reports to nobody.
    Map<String, String> nobody = new HashMap<>(sidecar.dialled());
    nobody.put("OUTRIDER_SIDECAR", "none");
    Launch agent = bare.with(stage.artifacts().agent(), "").environment(nobody);
    Spread[] start = {new Spread(), new Spread()};
    Spread[] resident = {new Spread(), new Spread()};
    for (int i = 0; i < 2 * START_UPS; i++) {
      int side = Order.side(i);
      Birth birth = Birth.weighed(stage, provider, side == 0 ? bare : agent);
      start[side].add(birth.startMillis());
      resident[side].add(birth.residentMegabytes());
    }
    Section section =
        new Section("Start-up and memory, medians", "what", "without", "with", "with / without");
    SideBySide.compare(section, "ms to the first 200", start[0].median(), start[1].median());
    SideBySide.compare(
        section, "resident MB after 3000 requests", resident[0].median(), resident[1].median());
    return section;
  }

  private void finish(Sidecar sidecar, Gateway with) throws IOException, InterruptedException {
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
      stayOpen(with);
    }
  }

  /** Sends a few requests a second until this JVM is ended. */
  private static void stayOpen(Gateway with) throws IOException, InterruptedException {
    for (int i = 0; ; i++) {
      with.ask(Scenario.MIX.calls().get(i % Scenario.MIX.calls().size()));
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}
