package dev.outrider.testkit.serving;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What one call has to talk to a server with: connections, and what it notes of them. */
final class Talk {
  private final int port;
  private final Map<String, String> notes;

  Talk(int port, Map<String, String> notes) {
    this.port = port;
    this.notes = notes;
  }

  /** Opens a connection; what comes by it is noted under its name. */
  Line line(String name) throws IOException {
    return new Line(port, name, notes);
  }

  /** Opens the only connection of a call. */
  Line line() throws IOException {
    return line("answer");
  }

  /** Gives the server time to come to where it waits for us. */
  static void pause(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
  }
}
