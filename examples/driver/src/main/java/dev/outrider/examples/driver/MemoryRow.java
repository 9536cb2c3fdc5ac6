package dev.outrider.examples.driver;

import java.io.IOException;

/** Resident memory that the agent adds, its sidecar elsewhere and inside. */
final class MemoryRow implements Row {
  private static final int WEIGHINGS = 3;

  private final Bench bench;
  private final Provider provider;

  MemoryRow(Bench bench, Provider provider) {
    this.bench = bench;
    this.provider = provider;
  }

  @Override
  public void measure() throws IOException, InterruptedException {
    int times = bench.effort().quick() ? 1 : WEIGHINGS;
    Memory memory = new Memory(bench.stage(), provider, Jdk.running());
    Budget separate = new Budget("resident memory added, sidecar separate", "MB", 40, 20, false);
    Budget embedded = new Budget("resident memory added, sidecar embedded", "MB", 110, 80, false);
    Report.progress("resident memory: " + times + " times without, separate and embedded");
    bench.judge().judge(separate, memory.separate(times), memory.beside());
    try {
      bench.judge().judge(embedded, memory.embedded(times), memory.beside());
    } catch (IOException noSidecarInside) {
      bench.judge().fail(embedded, String.valueOf(noSidecarInside.getMessage()));
    }
  }
}
