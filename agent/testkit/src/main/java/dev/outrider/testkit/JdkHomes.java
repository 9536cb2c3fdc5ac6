package dev.outrider.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Finds the JDKs of this machine: the running one and its neighbours, what {@code JAVA_HOME} and
 * {@code JAVA_HOME_*} name, and the folders where Linux distributions put them.
 */
public final class JdkHomes {
  private final List<Jdk> found;

  private JdkHomes(List<Jdk> found) {
    this.found = List.copyOf(found);
  }

  /** Looks at the machine. */
  public static JdkHomes find() {
    return among(System.getenv());
  }

  static JdkHomes among(Map<String, String> environment) {
    List<Path> candidates = new ArrayList<>();
    candidates.add(Jdk.current().home());
    environment.forEach(
        (name, value) -> {
          if (name.equals("JAVA_HOME") || name.startsWith("JAVA_HOME_")) {
            candidates.add(Path.of(value));
          }
        });
    Path neighbours = Jdk.current().home().getParent();
    candidates.addAll(folders(neighbours == null ? Path.of("/") : neighbours));
    candidates.addAll(folders(Path.of("/usr/lib/jvm")));
    return new JdkHomes(candidates.stream().flatMap(JdkHomes::jdk).toList());
  }

  /** Returns a JDK of that feature release, where one is installed. */
  public Optional<Jdk> feature(int feature) {
    return found.stream().filter(jdk -> jdk.feature() == feature).findFirst();
  }

  /** Returns the newest release with long-term support; the running JDK where there is none. */
  public Jdk newestLts() {
    return found.stream()
        .filter(jdk -> jdk.feature() >= 17 && (jdk.feature() - 17) % 4 == 0)
        .max(Comparator.comparingInt(Jdk::feature))
        .orElseGet(Jdk::current);
  }

  private static List<Path> folders(Path parent) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException none) {
      return List.of();
    }
  }

  private static Stream<Jdk> jdk(Path home) {
    Properties release = new Properties();
    try (var in = Files.newBufferedReader(home.resolve("release"))) {
      release.load(in);
    } catch (IOException | IllegalArgumentException none) {
      return Stream.empty();
    }
    String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
    if (version.isEmpty() || !Files.isExecutable(home.resolve("bin").resolve("javac"))) {
      return Stream.empty();
    }
    return Stream.of(new Jdk(Runtime.Version.parse(version).feature(), home));
  }
}
