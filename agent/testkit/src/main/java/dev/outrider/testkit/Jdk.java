package dev.outrider.testkit;

import java.nio.file.Path;

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
}
