package dev.outrider.testkit;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the classes of a worker JVM come from: the kit, a list of calls, a library's jars. */
public final class ClassPath {
  private ClassPath() {}

  /**
   * Returns the jars on this JVM's own class path whose file names begin with one of the prefixes.
   */
  public static List<Path> jars(String... prefixes) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of)
        .filter(jar -> Stream.of(prefixes).anyMatch(jar.getFileName().toString()::startsWith))
        .toList();
  }

  /** Returns the jars of a folder: another version than the one that this JVM runs with. */
  public static List<Path> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Returns the class path that holds the jars, and after them exactly what the classes were loaded
   * from.
   */
  public static String of(List<Path> jars, Class<?>... classes) {
    return Stream.concat(
            jars.stream().map(Path::toString), Stream.of(classes).map(ClassPath::origin))
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String origin(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("no place of " + type, e);
    }
  }
}
