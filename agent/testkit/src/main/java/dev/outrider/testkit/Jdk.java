package dev.outrider.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** An installed JDK: its feature release, {@code 17}, and its home. */
public record Jdk(int feature, Path home) {
  /** The JDK that runs this JVM. */
  public static Jdk current() {
    return new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
  }

  /** Returns the command that starts a JVM of it. */
  public Path java() {
    return home.resolve("bin").resolve("java");
  }

  /** Returns its whole version, {@code 17.0.9}, as far as it says one. */
  public String version() {
    Properties release = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("release"))) {
      release.load(in);
    } catch (IOException | IllegalArgumentException none) {
      // A run-time image may come without that file.
    }
    return release.getProperty("JAVA_VERSION", Integer.toString(feature)).replace("\"", "");
  }
}
