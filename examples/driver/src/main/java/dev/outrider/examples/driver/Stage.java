package dev.outrider.examples.driver;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Where everything is set up: a folder for logs and files, the jars, and the processes started.
 *
 * <p>Whatever is still running when this JVM ends, for whatever reason, is ended with it.
 */
final class Stage implements AutoCloseable {
  private final Artifacts artifacts;
  private final Path folder;
  private final Queue<Child> children = new ConcurrentLinkedQueue<>();
  private int started;

  Stage(Artifacts artifacts) throws IOException {
    this.artifacts = artifacts;
    this.folder = Files.createTempDirectory("outrider-demo");
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "end-children"));
  }

  Artifacts artifacts() {
    return artifacts;
  }

  Path folder() {
    return folder;
  }

  Child start(String name, List<String> command, Map<String, String> environment)
      throws IOException {
    Path log = folder.resolve(++started + "-" + name + ".log");
    Child child = Child.start(name, command, environment, log);
    children.add(child);
    return child;
  }

  /** Returns a port that is free now. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Ends everything and removes the folder: for an end at which nobody needs the logs. */
  void discard() throws IOException {
    close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Override
  public void close() {
    children.forEach(Child::close);
    children.clear();
  }
}
