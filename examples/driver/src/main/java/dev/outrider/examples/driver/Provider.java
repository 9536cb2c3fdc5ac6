package dev.outrider.examples.driver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The mock provider as a process, and what it saw on the wire. */
final class Provider implements Upstream {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;

  private Provider(int port) {
    this.port = port;
  }

  static Provider start(Stage stage) throws IOException, InterruptedException {
    int port = Stage.freePort();
    Child child =
        stage.start(
            "provider",
            List.of(
                Jdk.running().tool("java").toString(),
                "-Xmx256m",
                "-jar",
                stage.artifacts().provider().toString(),
                "--port=" + port),
            Map.of());
    Await.answer(child, port, Call.get("/health"));
    return new Provider(port);
  }

  @Override
  public String address() {
    return "http://127.0.0.1:" + port;
  }

  /** Forgets what was recorded and records from now on. */
  void record() throws IOException {
    Asker.ask(port, Call.of("POST", "/__wire", ""));
  }

  /** Ends a recording. */
  void stopRecording() throws IOException {
    Asker.ask(port, Call.of("DELETE", "/__wire", ""));
  }

  /** Returns the wire log: counts, and {@code entries} while recording. */
  JsonNode wire() throws IOException {
    return JSON.readTree(Asker.ask(port, Call.get("/__wire")).text());
  }
}
