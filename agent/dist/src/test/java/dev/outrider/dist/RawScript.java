package dev.outrider.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What one client sends over one connection, byte for byte, and when it waits for an answer. */
final class RawScript {
  private static final int TIMEOUT_MILLIS = 3_000;

  private record Step(String sent, String awaited) {}

  private final String name;
  private final List<Step> steps = new ArrayList<>();

  private RawScript(String name) {
    this.name = name;
  }

  static RawScript of(String name) {
    return new RawScript(name);
  }

  /** Sends at once. */
  RawScript send(String text) {
    steps.add(new Step(text, ""));
    return this;
  }

  /** Reads on until this has come. */
  RawScript await(String text) {
    steps.add(new Step("", text));
    return this;
  }

  /** Returns all that the server said, and how it left the connection. */
  String play(int port) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      for (Step step : steps) {
        out.write(step.sent().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
        while (!text(said).contains(step.awaited())) {
          int next = in.read();
          if (next < 0) {
            return text(said) + "|closed before " + step.awaited();
          }
          said.write(next);
        }
      }
      in.transferTo(said);
    } catch (SocketTimeoutException quiet) {
      return text(said) + "|open";
    } catch (SocketException reset) {
      return text(said) + "|reset";
    }
    return text(said) + "|closed";
  }

  /** Sends all of it and leaves at once, as a client does that is no longer interested. */
  void leave(int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      for (Step step : steps) {
        socket.getOutputStream().write(step.sent().getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return name;
  }
}
