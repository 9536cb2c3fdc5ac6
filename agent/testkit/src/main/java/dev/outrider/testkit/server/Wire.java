package dev.outrider.testkit.server;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One connection as bytes and lines, with one byte of look-ahead: a server can wait for a while and
 * yet notice that the client has left. Confined to the thread of its connection.
 */
final class Wire {
  private static final int NONE = -2;
  private static final int MAX_LINE = 1 << 20;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private int ahead = NONE;

  Wire(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), 16384);
    this.out = new BufferedOutputStream(socket.getOutputStream(), 16384);
  }

  /** Returns the next byte, or -1 at the end. */
  int read() throws IOException {
    int next = ahead == NONE ? in.read() : ahead;
    ahead = NONE;
    return next;
  }

  /** Returns the next byte, which stays to be read, or -1 at the end. */
  int peek() throws IOException {
    if (ahead == NONE) {
      ahead = in.read();
    }
    return ahead;
  }

  int read(byte[] into, int count) throws IOException {
    if (ahead == NONE || count == 0) {
      return in.read(into, 0, count);
    }
    int first = read();
    if (first < 0) {
      return -1;
    }
    into[0] = (byte) first;
    return 1;
  }

  /** Returns the next line without its end, or null where the client left instead. */
  @Nullable String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = read(); next >= 0; next = read()) {
      if (next == '\n') {
        return line.toString();
      }
      if (next != '\r') {
        line.append((char) next);
      }
      if (line.length() > MAX_LINE) {
        throw new IOException("a line of more than " + MAX_LINE + " characters");
      }
    }
    return null;
  }

  /** Returns the fields up to the empty line. */
  List<Field> fields() throws IOException {
    List<Field> fields = new ArrayList<>();
    for (String line = line(); line != null && !line.isEmpty(); line = line()) {
      fields.add(Field.parse(line));
    }
    return fields;
  }

  void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  void flush() throws IOException {
    out.flush();
  }

  /** Lets that much time pass. Throws {@link ClientLeft} as soon as the client closes. */
  void pause(long millis) throws IOException {
    if (millis <= 0 || ahead >= 0) {
      return;
    }
    socket.setSoTimeout((int) millis);
    try {
      ahead = in.read();
    } catch (SocketTimeoutException silent) {
      return;
    } finally {
      socket.setSoTimeout(0);
    }
    if (ahead < 0) {
      throw new ClientLeft();
    }
  }

  /** Ends the connection with a reset in place of an orderly close. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  Socket socket() {
    return socket;
  }

  /** The client closed its end while we still had something to say. */
  static final class ClientLeft extends IOException {
    private static final long serialVersionUID = 1;
  }
}
