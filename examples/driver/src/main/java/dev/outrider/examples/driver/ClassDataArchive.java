package dev.outrider.examples.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A dynamic class-data archive of the gateway, made as Spring Boot's documentation tells its users:
 * the fat jar extracted, one training run, {@code -XX:ArchiveClassesAtExit}. No agent takes part.
 */
final class ClassDataArchive {
  private static final long PATIENCE_SECONDS = 120;

  private ClassDataArchive() {}

  /** Returns how to start the gateway from the archive. */
  static Launch make(Stage stage, Provider provider, Jdk jdk)
      throws IOException, InterruptedException {
    Path fat = stage.artifacts().gateway();
    Path folder = stage.folder().resolve("extracted-" + jdk.feature());
    if (!Files.exists(folder)) {
      List<String> extract =
          List.of(
              jdk.tool("java").toString(),
              "-Djarmode=tools",
              "-jar",
              fat.toString(),
              "extract",
              "--destination",
              folder.toString());
      stage.start("extract", extract, Map.of()).join(PATIENCE_SECONDS);
    }
    Launch plain = Launch.without(jdk, folder.resolve(fat.getFileName()));
    Path archive = folder.resolve("gateway.jsa");
    Gateway training =
        Gateway.start(
            stage, provider, plain.named("training").option("-XX:ArchiveClassesAtExit=" + archive));
    training.close(PATIENCE_SECONDS);
    if (!Files.exists(archive)) {
      throw new IOException("the training run left no " + archive);
    }
    return plain.option("-XX:SharedArchiveFile=" + archive);
  }
}
