package dev.outrider.testkit.serving;

import dev.outrider.testkit.ClassPath;
import dev.outrider.testkit.Side;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running worker JVM that serves, as the test sees it. */
final class ServedJvm implements AutoCloseable {
  private static final int START_SECONDS = 60;

  private final Process process;
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Integer> port = new CompletableFuture<>();

  ServedJvm(Side side, Class<? extends Served> adapter) {
    List<String> command = new ArrayList<>();
    command.add(side.jdk().java().toString());
    command.addAll(side.flags());
    command.add("-cp");
    command.add(ClassPath.of(side.libraries(), ServedMain.class, adapter));
    command.add(ServedMain.class.getName());
    command.add(adapter.getName());
    try {
      process = new ProcessBuilder(command).redirectErrorStream(true).start();
    } catch (IOException e) {
      throw new UncheckedIOException("no JVM for the side " + side.name(), e);
    }
    Thread reader = new Thread(this::read, "lines of " + side.name());
    reader.setDaemon(true);
    reader.start();
  }

  private void read() {
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.add(line);
        if (line.startsWith(ServedMain.PORT)) {
          port.complete(Integer.valueOf(line.substring(ServedMain.PORT.length())));
        }
      }
    } catch (IOException closed) {
      // the process was ended
    }
    port.completeExceptionally(new IOException("the server did not start:\n" + output()));
  }

  int port() {
    try {
      return port.get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  String output() {
    return String.join("\n", lines);
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
