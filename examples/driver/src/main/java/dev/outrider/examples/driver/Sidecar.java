package dev.outrider.examples.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The sidecar as a process of its own, and its admin's view. */
final class Sidecar {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  private final int port;
  private final String admin;
  private final String link;

  private Sidecar(int port, String admin, String link) {
    this.port = port;
    this.admin = admin;
    this.link = link;
  }

  static Sidecar start(Stage stage) throws IOException, InterruptedException {
    Sidecar sidecar = new Sidecar(Stage.freePort(), token(), token());
    Child child =
        stage.start(
            "sidecar",
            List.of(
                Jdk.running().tool("java").toString(),
                "-jar",
                stage.artifacts().sidecar().toString()),
            sidecar.tokensAndPort());
    Await.answer(child, sidecar.port, Call.get("/livez"));
    return sidecar;
  }

  /** Returns tokens and a port as an embedded sidecar takes them: nothing is running yet. */
  static Sidecar embedded() throws IOException {
    return new Sidecar(Stage.freePort(), token(), token());
  }

  private static String token() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Returns the environment of the process that the sidecar runs in. */
  Map<String, String> tokensAndPort() {
    return Map.of(
        "OUTRIDER_ADMIN_TOKEN", admin,
        "OUTRIDER_LINK_TOKEN", link,
        "OUTRIDER_PORT", Integer.toString(port));
  }

  /** Returns the environment of a gateway that reports to it. */
  Map<String, String> dialled() {
    return Map.of("OUTRIDER_SIDECAR", address(), "OUTRIDER_LINK_TOKEN", link);
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  /**
   * Waits until it gives statistics: an embedded one starts with the first exchange.
   *
   * @throws IOException when it does not within 20 s
   */
  void awaitServing() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    while (true) {
      try {
        requestsTotal();
        return;
      } catch (IOException notYet) {
        if (System.nanoTime() - begin > PATIENCE_NANOS) {
          throw new IOException("no sidecar serves at " + address(), notYet);
        }
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  /** Returns the status that a path gives without a token. */
  int statusWithoutToken(String path) throws IOException {
    return Asker.ask(port, Call.get(path, "Authorization: none")).status();
  }

  /** Returns {@code data.requests.total} of the statistics. */
  long requestsTotal() throws IOException {
    Answer answer =
        Asker.ask(port, Call.get("/admin/performance/stats", "Authorization: Bearer " + admin));
    if (answer.status() != 200) {
      throw new IOException("stats answered " + answer.status() + ": " + answer.text());
    }
    JsonNode total = new ObjectMapper().readTree(answer.text()).at("/data/requests/total");
    return total.asLong(-1);
  }

  /** Writes the admin's token where only this user reads it. */
  Path tokenFile(Path folder) throws IOException {
    Path file = folder.resolve("admin-token");
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
    return Files.writeString(file, admin + "\n");
  }
}
