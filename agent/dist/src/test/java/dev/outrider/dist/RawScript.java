package dev.outrider.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What one client sends over one connection, byte for byte, and when it waits for an answer. */
final class RawScript {
  private static final int TIMEOUT_MILLIS = 8_000;

  private record Step(String sent, String awaited) {}

  private final String name;
  private final List<Step> steps = new ArrayList<>();

  private RawScript(String name) {
    this.name = name;
  }

  static RawScript of(String name) {
    return new RawScript(name);
  }

  /** One request that leaves the connection open. */
  static RawScript get(String path, String... headers) {
    return of(path)
        .send("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + String.join("", headers) + "\r\n");
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
    try (Socket socket = connect(port)) {
      if (goThrough(socket, said)) {
        socket.getInputStream().transferTo(said);
      }
    } catch (SocketTimeoutException quiet) {
      return text(said) + "|open";
    } catch (SocketException reset) {
      return text(said) + "|reset";
    }
    return text(said) + "|closed";
  }

  /** Goes through its steps and returns the connection, for whoever calls to close it. */
  Socket open(int port) throws IOException {
    Socket socket = connect(port);
    goThrough(socket, new ByteArrayOutputStream());
    return socket;
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    return socket;
  }

  /** Returns whether the server stayed to the last step. */
  private boolean goThrough(Socket socket, ByteArrayOutputStream said) throws IOException {
    InputStream in = socket.getInputStream();
    for (Step step : steps) {
      socket.getOutputStream().write(step.sent().getBytes(StandardCharsets.ISO_8859_1));
      while (!text(said).contains(step.awaited())) {
        int next = in.read();
        if (next < 0) {
          return false;
        }
        said.write(next);
      }
    }
    return true;
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return name;
  }
}
