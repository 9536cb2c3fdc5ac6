package dev.outrider.dist;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A client that says over its socket what it wants, right or wrong, and hears what is said. */
final class RawClient implements AutoCloseable {
  /** How long nothing has to come before nothing more is expected. */
  private static final int QUIET_MILLIS = 2000;

  private final Socket socket;

  RawClient(int port) throws IOException {
    socket = new Socket(InetAddress.getByName("127.0.0.1"), port);
    socket.setSoTimeout(10_000);
    socket.setTcpNoDelay(true);
  }

  RawClient send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  RawClient get(String path) throws IOException {
    return send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
  }

  /** Says that nothing more comes. */
  RawClient end() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Returns the head of an answer, without the lines that are another each time. */
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    String line = line();
    while (!line.isEmpty()) {
      if (!line.startsWith("Date:")) {
        head.append(line).append('\n');
      }
      line = line();
    }
    return head.toString();
  }

  /** Returns an answer that says how long it is. */
  String answer() throws IOException {
    String head = head();
    String lower = head.toLowerCase(Locale.ROOT);
    int at = lower.indexOf("content-length: ");
    if (at < 0) {
      throw new IOException("no length: " + head);
    }
    int from = at + "content-length: ".length();
    int length = Integer.parseInt(head.substring(from, head.indexOf('\n', from)).strip());
    byte[] body = socket.getInputStream().readNBytes(length);
    return head + '\n' + new String(body, StandardCharsets.UTF_8);
  }

  private String line() throws IOException {
    InputStream in = socket.getInputStream();
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("ended after " + line);
      }
      if (next != '\r') {
        line.write(next);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** Returns all that comes until nothing more does, and how that ended. */
  String everything() throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    socket.setSoTimeout(QUIET_MILLIS);
    String end = "closed";
    try {
      socket.getInputStream().transferTo(said);
    } catch (SocketTimeoutException quiet) {
      end = "open";
    } catch (IOException reset) {
      end = "reset";
    }
    return said.toString(StandardCharsets.ISO_8859_1).replaceAll("Date: [^\r]*", "Date") + end;
  }

  /** Goes away as a process does that is killed. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
