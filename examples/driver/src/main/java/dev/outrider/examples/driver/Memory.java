package dev.outrider.examples.driver;

import java.io.IOException;
import java.util.Locale;

/** Resident memory that the agent adds to a gateway's process, after equal load. */
final class Memory {
  private final Stage stage;
  private final Provider provider;
  private final Launch bare;
  private final Spread base = new Spread();
  private final Spread separate = new Spread();
  private final Spread embedded = new Spread();

  Memory(Stage stage, Provider provider, Jdk jdk) {
    this.stage = stage;
    this.provider = provider;
    this.bare = Launch.without(jdk, stage.artifacts().gateway());
  }

  void measure(int times) throws IOException, InterruptedException {
    Sidecar sidecar = Sidecar.start(stage);
    for (int i = 0; i < times; i++) {
      double without = Birth.weighed(stage, provider, bare).residentMegabytes();
      base.add(without);
      Launch dialling = bare.with(stage.artifacts().agent(), "").environment(sidecar.dialled());
      separate.add(Birth.weighed(stage, provider, dialling).residentMegabytes() - without);
      Sidecar inside = Sidecar.embedded();
      Launch console =
          bare.with(stage.artifacts().agent(), "console").environment(inside.tokensAndPort());
      embedded.add(Birth.weighed(stage, provider, console, inside).residentMegabytes() - without);
    }
  }

  Spread separate() {
    return separate;
  }

  Spread embedded() {
    return embedded;
  }

  String beside() {
    return String.format(Locale.ROOT, "without: %.0f MB", base.median());
  }
}
