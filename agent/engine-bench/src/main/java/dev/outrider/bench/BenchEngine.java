package dev.outrider.bench;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Engine;
import dev.outrider.engine.Host;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The one engine of a fork, as it is without configuration. */
final class BenchEngine {
  static final Engine ENGINE = start();

  private BenchEngine() {}

  private static Engine start() {
    Attached.to(
        new Host(
            "sidecar=none,log=file:" + log(),
            "0",
            new File("agent.jar"),
            () -> {},
            List::of,
            List::of));
    return Attached.engine();
  }

  private static Path log() {
    try {
      Path log = Files.createTempFile("engine-bench", ".log");
      log.toFile().deleteOnExit();
      return log;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }
}
