package dev.outrider.examples.driver;

import java.io.IOException;
import java.util.Locale;

/** Resident memory that the agent adds to a gateway's process, after equal load; paired runs. */
final class Memory {
  private final Stage stage;
  private final Provider provider;
  private final Launch bare;
  private final Spread base = new Spread();

  Memory(Stage stage, Provider provider, Jdk jdk) {
    this.stage = stage;
    this.provider = provider;
    this.bare = Launch.without(jdk, stage.artifacts().gateway());
  }

  /** Returns megabytes added when the sidecar is a process of its own. */
  Spread separate(int times) throws IOException, InterruptedException {
    Launch dialling =
        bare.with(stage.artifacts().agent(), "").environment(Sidecar.start(stage).dialled());
    Spread added = new Spread();
    for (int i = 0; i < times; i++) {
      double without = without();
      added.add(Birth.weighed(stage, provider, dialling).residentMegabytes() - without);
    }
    return added;
  }

  /**
   * Returns megabytes added when the sidecar is inside.
   *
   * @throws IOException when none serves there
   */
  Spread embedded(int times) throws IOException, InterruptedException {
    Spread added = new Spread();
    for (int i = 0; i < times; i++) {
      double without = without();
      Sidecar inside = Sidecar.embedded();
      Launch console =
          bare.with(stage.artifacts().agent(), "console").environment(inside.tokensAndPort());
      added.add(Birth.weighed(stage, provider, console, inside).residentMegabytes() - without);
    }
    return added;
  }

  private double without() throws IOException, InterruptedException {
    double megabytes = Birth.weighed(stage, provider, bare).residentMegabytes();
    base.add(megabytes);
    return megabytes;
  }

  String beside() {
    return String.format(Locale.ROOT, "without: %.0f MB", base.median());
  }
}
