package dev.outrider.dist;

import dev.outrider.testkit.ClassPath;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a worker JVM needs for Reactor Netty, its client and its server. */
final class ReactorNettyJars {
  private ReactorNettyJars() {}

  static List<Path> newest() {
    return ClassPath.jars("reactor-netty-", "reactor-core-", "reactive-streams-", "netty-");
  }

  /** The oldest supported version, with the oldest Netty that it runs on. */
  static List<Path> oldest() {
    Path folder = Path.of(System.getProperty("outrider.oldest", "unset"), "reactor-netty");
    return Stream.concat(
            ClassPath.in(folder).stream(), ClassPath.jars("reactive-streams-").stream())
        .toList();
  }
}
