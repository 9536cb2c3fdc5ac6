package dev.outrider.examples.driver;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of ours with its output in a file. Thread-safe. */
final class Child implements AutoCloseable {
  private static final int TAIL = 25;

  private final String name;
  private final Process process;
  private final Path log;
  private final Path errors;

  private Child(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.errors = errorsOf(log);
  }

  /**
   * Starts it. Of our own environment it gets all but what would change a JVM or the agent behind
   * our back.
   */
  static Child start(String name, List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command);
    // Not into one file: what one of them has in a long line the other would interrupt.
    builder.redirectOutput(log.toFile()).redirectError(errorsOf(log).toFile());
    builder.environment().keySet().removeIf(Child::changesJvmOrAgent);
    builder.environment().putAll(environment);
    return new Child(name, builder.start(), log);
  }

  private static boolean changesJvmOrAgent(String variable) {
    return variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS")
        || variable.startsWith("OUTRIDER_")
        || variable.startsWith("GATEWAY_")
        || variable.startsWith("OTEL_")
        || variable.startsWith("SPRING_");
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  /** Returns the failure to throw when it did not do what it should. */
  IllegalStateException failure(String what) {
    String state = process.isAlive() ? "runs" : "ended with " + process.exitValue();
    return new IllegalStateException(
        name
            + " "
            + what
            + " (it "
            + state
            + "); the end of "
            + log
            + ":\n"
            + tail(log)
            + tail(errors));
  }

  private static Path errorsOf(Path log) {
    return log.resolveSibling(log.getFileName() + ".err");
  }

  /** Returns the file of its standard error, where agents write. */
  Path errors() {
    return errors;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end and fails unless it ended well. */
  void join(long seconds) throws InterruptedException {
    if (!process.waitFor(seconds, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw failure("failed");
    }
  }

  private static String tail(Path file) {
    try {
      List<String> lines = Files.readAllLines(file, UTF_8);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size()))
          + "\n";
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Ends it: asked first, forced after 10 s. */
  @Override
  public void close() {
    close(10);
  }

  /** Ends it: asked first, forced after that many seconds. */
  void close(long seconds) {
    process.destroy();
    try {
      if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException ended) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
