package dev.outrider.examples.driver;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JDK on this machine. Immutable.
 *
 * @param home its folder
 * @param version as its {@code release} file has it
 */
record Jdk(Path home, String version) {
  private static final List<String> FOLDERS =
      List.of("/usr/lib/jvm", "/opt", "/opt/java", "/Library/Java/JavaVirtualMachines");

  static Jdk running() {
    return new Jdk(Path.of(System.getProperty("java.home")), System.getProperty("java.version"));
  }

  /** Returns the running JDK when it is of that release, else the first found, if any. */
  static Optional<Jdk> ofFeature(int feature) {
    if (running().feature() == feature) {
      return Optional.of(running());
    }
    return candidates().stream()
        .flatMap(home -> read(home).stream())
        .filter(jdk -> jdk.feature() == feature && Files.isExecutable(jdk.tool("java")))
        .findFirst();
  }

  /** Returns those of the releases that budgets are for which are on this machine, oldest first. */
  static List<Jdk> measured() {
    return Stream.of(17, 25).flatMap(feature -> ofFeature(feature).stream()).toList();
  }

  int feature() {
    return Runtime.Version.parse(version).feature();
  }

  Path tool(String name) {
    return home.resolve("bin").resolve(name);
  }

  private static List<Path> candidates() {
    List<Path> homes = new ArrayList<>();
    for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
      if (variable.getKey().startsWith("JAVA_HOME")) {
        homes.add(Path.of(variable.getValue()));
      }
    }
    List<String> folders = new ArrayList<>(FOLDERS);
    folders.add(System.getProperty("user.home") + "/.sdkman/candidates/java");
    for (String folder : folders) {
      for (Path child : children(Path.of(folder))) {
        homes.add(child);
        homes.add(child.resolve("Contents/Home"));
      }
    }
    return homes;
  }

  private static List<Path> children(Path folder) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      entries.forEach(children::add);
    } catch (IOException notThere) {
      // one of several places to look at
    }
    return children;
  }

  private static Optional<Jdk> read(Path home) {
    try {
      return Files.readAllLines(home.resolve("release")).stream()
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> line.substring("JAVA_VERSION=".length()).replace("\"", ""))
          .map(version -> new Jdk(home, version))
          .findFirst();
    } catch (IOException noJdk) {
      return Optional.empty();
    }
  }
}
