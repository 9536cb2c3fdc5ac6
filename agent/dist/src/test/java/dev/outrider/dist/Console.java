package dev.outrider.dist;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.api.ThrowingConsumer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** A sidecar of its own process, and what it says. */
final class Console implements AutoCloseable {
  static final String ADMIN = "admin-token-of-the-test-0123456789";
  static final String VIEWER = "viewer-token-of-the-test-0123456789";
  static final String LINK = "link-token-of-the-test-0123456789";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private @Nullable Jvm jvm;

  Console(int port) {
    this(port, launch(port));
  }

  private Console(int port, @Nullable Jvm jvm) {
    this.port = port;
    this.jvm = jvm;
  }

  /** What is embedded in an application that has that port and these tokens. */
  static Console embedded(int port) {
    return new Console(port, null);
  }

  static Console start() throws IOException {
    return new Console(freePort());
  }

  private static Jvm launch(int port) {
    Path jar = Path.of(System.getProperty("outrider.root"), "sidecar/target/outrider-sidecar.jar");
    Jvm jvm =
        Jvm.java()
            .environment("OUTRIDER_PORT", Integer.toString(port))
            .environment("OUTRIDER_ADMIN_TOKEN", ADMIN)
            .environment("OUTRIDER_VIEWER_TOKEN", VIEWER)
            .environment("OUTRIDER_LINK_TOKEN", LINK)
            .jar(jar)
            .start();
    awaitLive(port);
    return jvm;
  }

  /** Waits until a sidecar, embedded or separate, answers at the port. */
  static void awaitLive(int port) {
    Awaitility.await("the sidecar answers")
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .until(() -> status(port, "/livez") == 200);
  }

  /** Returns a port that is free now. */
  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  void restart() {
    jvm = launch(port);
  }

  Jvm jvm() {
    return Objects.requireNonNull(jvm);
  }

  /** Links an application of a plan to this sidecar. */
  Jvm.Plan link(Jvm.Plan plan) {
    return plan.environment("OUTRIDER_SIDECAR", "http://127.0.0.1:" + port)
        .environment("OUTRIDER_LINK_TOKEN", LINK);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = HTTP.send(request(path).build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode() + ": " + answer.body());
    }
    return JSON.readTree(answer.body()).get("data");
  }

  JsonNode delete(String path) throws IOException, InterruptedException {
    return JSON.readTree(HTTP.send(request(path).DELETE().build(), BodyHandlers.ofString()).body());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .header("Authorization", "Bearer " + ADMIN);
  }

  static int status(int port, String path) throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode();
  }

  int statusWithoutToken(String path) throws IOException, InterruptedException {
    return status(port, path);
  }

  /** Waits until the numbers are as they should be. */
  void eventually(String path, ThrowingConsumer<JsonNode> asserted) {
    Awaitility.await(path)
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .untilAsserted(() -> asserted.accept(get(path)));
  }

  @Override
  public void close() {
    if (jvm != null) {
      jvm.close();
    }
  }
}
