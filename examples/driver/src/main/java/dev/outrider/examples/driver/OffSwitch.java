package dev.outrider.examples.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Writes {@code enabled: false} and back into the settings file of a gateway under load, and
 * watches whose connections the upstream sees: the JDK's client offers h2c with every request, our
 * own never do.
 */
final class OffSwitch {
  private static final int CONNECTIONS = 8;
  private static final double LOAD_SECONDS = 2;
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Gateway gateway;
  private final Provider provider;
  private final Path settings;

  OffSwitch(Gateway gateway, Provider provider, Path settings) {
    this.gateway = gateway;
    this.provider = provider;
    this.settings = settings;
  }

  static void write(Path settings, boolean enabled) throws IOException {
    Files.writeString(settings, "outrider:\n  enabled: " + enabled + "\n");
  }

  Section show() throws IOException, InterruptedException {
    Section section =
        new Section(
            "enabled: false written into the settings file of the running gateway",
            "state",
            "seconds until seen upstream",
            "own connections %",
            "requests a second",
            "P50 ms");
    state(section, "enabled", Double.NaN);
    double off = switchTo(false);
    state(section, "disabled", off);
    double on = switchTo(true);
    state(section, "enabled again", on);
    return section;
  }

  private void state(Section section, String name, double seconds) throws IOException {
    double before = offers();
    Measured load = gateway.drive(Scenario.UNCACHED.calls(), LOAD_SECONDS, CONNECTIONS);
    double native100 = 100 * (offers() - before) / load.latencies().count();
    section.row(
        name,
        seconds,
        Math.max(0, 100 - native100),
        load.requestsPerSecond(),
        load.latencies().millis(0.5));
  }

  /** Returns the seconds from the write until the upstream sees it; NaN when it never does. */
  private double switchTo(boolean enabled) throws IOException, InterruptedException {
    CompletableFuture<Void> load = CompletableFuture.runAsync(this::light);
    try {
      write(settings, enabled);
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < PATIENCE_NANOS) {
        long beforeStep = System.nanoTime();
        long offers = offers();
        TimeUnit.MILLISECONDS.sleep(100);
        if ((offers() == offers) == enabled) {
          return (beforeStep - begin) / 1e9;
        }
      }
      return Double.NaN;
    } finally {
      load.join();
    }
  }

  private void light() {
    try {
      gateway.drive(Scenario.UNCACHED.calls(), 1e-9 * PATIENCE_NANOS / 2, 2);
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  private long offers() throws IOException {
    return provider.wire().get("upgradeOffers").asLong();
  }
}
