package dev.outrider.testkit.serving;

import dev.outrider.testkit.server.Digest;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * One connection to a server: what is said is said in bytes, what comes back is noted byte for byte
 * but for the date. Confined to one thread.
 */
final class Line implements Closeable {
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int LONGEST_TEXT = 2000;

  private final Socket socket;
  private final OutputStream out;
  private final AnswerReader in;
  private final String name;
  private final Map<String, String> notes;
  private int answers;

  Line(int port, String name, Map<String, String> notes) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    this.out = socket.getOutputStream();
    this.in = new AnswerReader(socket.getInputStream());
    this.name = name;
    this.notes = notes;
  }

  /** Says this, each {@code |} being the end of a line. */
  Line head(String head) throws IOException {
    return say(head.replace("|", "\r\n") + "\r\n\r\n");
  }

  /** Says this as it is. */
  Line say(String text) throws IOException {
    return say(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Line say(byte[] bytes) throws IOException {
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Says this byte by byte. */
  Line trickle(String text, long millis) throws IOException, InterruptedException {
    for (byte one : text.getBytes(StandardCharsets.ISO_8859_1)) {
      say(new byte[] {one});
      Talk.pause(millis);
    }
    return this;
  }

  Line get(String target) throws IOException {
    return head("GET " + target + " HTTP/1.1|Host: localhost");
  }

  /** Says a request with this body, announced by its length. */
  Line post(String target, String body) throws IOException {
    return head("POST " + target + " HTTP/1.1|Host: localhost|Content-Length: " + body.length())
        .say(body);
  }

  /** Reads one answer and notes it. */
  Line answer() {
    return note(false);
  }

  /** Reads one answer that has a head alone, and notes it. */
  Line answerWithoutBody() {
    return note(true);
  }

  private Line note(boolean headAlone) {
    String field = name + " " + ++answers;
    try {
      AnswerReader.Read read = in.answer(headAlone);
      notes.put(field + " head", read.head());
      notes.put(field + " body", text(read.body()));
      notes.put(field + " ending", read.ending());
    } catch (SocketTimeoutException silent) {
      notes.put(field, "silence");
    } catch (IOException closed) {
      notes.put(field, "closed");
    }
    return this;
  }

  private static String text(byte[] body) {
    return body.length > LONGEST_TEXT
        ? body.length + " bytes, sha256 " + Digest.of(body).hex()
        : new String(body, StandardCharsets.ISO_8859_1);
  }

  /**
   * Reads that many bytes of an answer and notes nothing: when they come is the server's matter.
   */
  Line skip(int bytes) throws IOException {
    in.skip(bytes);
    return this;
  }

  /** Notes whether the connection is kept, by what becomes of another request. */
  Line kept() {
    try {
      get("/fixed/3");
    } catch (IOException closed) {
      notes.put(name + " " + ++answers, "closed");
      return this;
    }
    return answer();
  }

  /** Has the server forget what it has seen before. */
  void forget() throws IOException {
    get("/seen");
    in.answer(false);
  }

  /** Says that nothing more will be said. */
  Line finish() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  /** Ends the connection with a reset. */
  void reset() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
