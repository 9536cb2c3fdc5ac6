package dev.outrider.examples.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Paired start-ups to the first 200: as the jar is, and with the user's own class-data archive. */
final class StartUp {
  private final Stage stage;
  private final Provider provider;
  private final Jdk jdk;
  private final int pairs;
  private String beside = "";

  StartUp(Stage stage, Provider provider, Jdk jdk, int pairs) {
    this.stage = stage;
    this.provider = provider;
    this.jdk = jdk;
    this.pairs = pairs;
  }

  /** With the agent against without. */
  Spread plain() throws IOException, InterruptedException {
    Launch bare = Launch.without(jdk, stage.artifacts().gateway());
    return paired(bare, attached(bare));
  }

  /** With the agent against an agent whose transformer returns null: what no agent can avoid. */
  Spread archived() throws IOException, InterruptedException {
    Path nullAgent = NullAgent.jar(stage.folder());
    Launch archived = ClassDataArchive.make(stage, provider, jdk);
    return paired(archived.with(nullAgent, ""), attached(archived));
  }

  private Launch attached(Launch bare) {
    return bare.with(stage.artifacts().agent(), "sidecar=none");
  }

  private Spread paired(Launch base, Launch agent) throws IOException, InterruptedException {
    Birth.timed(stage, provider, base); // the page cache is warm from here on
    Spread ratios = new Spread();
    Spread[] millis = {new Spread(), new Spread()};
    for (int pair = 0; pair < pairs; pair++) {
      double[] pairMillis = new double[2];
      for (int turn = 2 * pair; turn < 2 * pair + 2; turn++) {
        int side = Order.side(turn);
        pairMillis[side] = Birth.timed(stage, provider, side == 0 ? base : agent).startMillis();
        millis[side].add(pairMillis[side]);
      }
      ratios.add(pairMillis[1] / pairMillis[0]);
    }
    beside =
        String.format(
            Locale.ROOT,
            "mean %.3f, standard error %.3f; ms %.0f -> %.0f",
            ratios.mean(),
            ratios.standardError(),
            millis[0].median(),
            millis[1].median());
    return ratios;
  }

  /** Returns what lies behind the last ratios, and how sure they are. */
  String beside() {
    return beside;
  }
}
