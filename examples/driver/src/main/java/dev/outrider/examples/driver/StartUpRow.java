package dev.outrider.examples.driver;

import java.io.IOException;

/** Time to the first answer on each JDK, as the jar is and from the user's own archive. */
final class StartUpRow implements Row {
  /** Two equal starts differ by a tenth: nine pairs could not tell 1.05 from 1.08. */
  private static final int PAIRS = 25;

  private final Bench bench;
  private final Provider provider;

  StartUpRow(Bench bench, Provider provider) {
    this.bench = bench;
    this.provider = provider;
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    for (int feature : new int[] {17, 25}) {
      Budget plain = new Budget("start-up, JDK " + feature, "ms with / without", 1.05, 1.02, false);
      Budget archived =
          new Budget(
              "start-up with a class-data archive, JDK " + feature,
              "ms with / null transformer",
              1.06,
              1.02,
              false);
      bench.on(feature, jdk -> measure(plain, archived, jdk), plain, archived);
    }
  }

  private void measure(Budget plain, Budget archived, Jdk jdk)
      throws IOException, InterruptedException {
    int pairs = bench.effort().sets(PAIRS);
    StartUp startUp = new StartUp(bench.stage(), provider, jdk, pairs);
    Report.progress(plain.what() + ": " + pairs + " pairs, then with an archive");
    bench.judge().judge(plain, startUp.plain(), startUp.beside());
    bench.judge().judge(archived, startUp.archived(), startUp.beside());
  }
}
