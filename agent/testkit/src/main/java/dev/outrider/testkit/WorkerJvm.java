package dev.outrider.testkit;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A running worker JVM of one side, as the test sees it. Confined to the test's thread. */
final class WorkerJvm implements AutoCloseable {
  private static final int START_MILLIS = 60_000;
  private static final int GRACE_MILLIS = 20_000;

  private final Process process;
  private final Path output;
  private final Socket control;
  private final DataInputStream in;
  private final OutputStream out;

  WorkerJvm(Side side, Class<? extends CallList> list) throws IOException {
    this.output = Files.createTempFile("testkit-" + side.name(), ".log");
    try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.process = start(side, list, door.getLocalPort());
      this.control = arrival(door);
    }
    control.setTcpNoDelay(true);
    this.in = new DataInputStream(control.getInputStream());
    this.out = control.getOutputStream();
  }

  /** Has one call run once. Throws {@link IOException} where the JVM died or does not answer. */
  List<Finding> run(Order order, Duration bound) throws IOException {
    control.setSoTimeout((int) bound.toMillis() + GRACE_MILLIS);
    Messages.write(out, order.words());
    List<String> words = Messages.read(in);
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < words.size(); i += 4) {
      findings.add(Finding.of(words.subList(i, i + 4)));
    }
    return findings;
  }

  /** Returns what the JVM has printed so far, or why that cannot be read. */
  String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      return "(output not readable: " + e + ")";
    }
  }

  @Override
  public void close() {
    try {
      control.close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Files.deleteIfExists(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Process start(Side side, Class<? extends CallList> list, int port) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(side.jdk().java().toString());
    command.addAll(side.flags());
    command.add("-cp");
    command.add(ClassPath.of(side.libraries(), Worker.class, list));
    command.add(Worker.class.getName());
    command.add(Integer.toString(port));
    command.add(list.getName());
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private Socket arrival(ServerSocket door) throws IOException {
    door.setSoTimeout(500);
    for (int waited = 0; waited < START_MILLIS && process.isAlive(); waited += 500) {
      try {
        return door.accept();
      } catch (SocketTimeoutException patience) {
        // It may have died meanwhile, which is what the condition asks.
      }
    }
    process.destroyForcibly();
    throw new IOException("the worker JVM did not start; it printed:\n" + output());
  }
}
