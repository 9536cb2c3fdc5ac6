package dev.outrider.testkit.serving;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads answers off a connection, by their framing, as they are. */
final class AnswerReader {
  private static final Pattern DATE = Pattern.compile("(?im)^(date: ).*$");
  private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d+)\r?$");

  private final InputStream in;

  /**
   * One answer.
   *
   * @param ending how its body ended
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares it
  record Read(String head, byte[] body, String ending) {}

  AnswerReader(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  /** Reads one answer; throws where there is none. */
  Read answer(boolean headAlone) throws IOException {
    String head = head();
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String ending;
    try {
      ending = headAlone || hasNoBody(head) ? "none" : body(head, body);
    } catch (SocketTimeoutException silent) {
      ending = "silence";
    } catch (IOException closed) {
      ending = "truncated";
    }
    return new Read(DATE.matcher(head).replaceAll("$1<date>"), body.toByteArray(), ending);
  }

  void skip(int bytes) throws IOException {
    for (int left = bytes; left > 0; left--) {
      next();
    }
  }

  private String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      head.append((char) next());
    }
    return head.toString();
  }

  private int next() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  private static boolean hasNoBody(String head) {
    String status = head.substring(head.indexOf(' ') + 1);
    return status.startsWith("1") || status.startsWith("204") || status.startsWith("304");
  }

  private String body(String head, ByteArrayOutputStream body) throws IOException {
    if (head.toLowerCase(Locale.ROOT).contains("transfer-encoding: chunked")) {
      return chunks(body);
    }
    Matcher length = LENGTH.matcher(head);
    if (length.find()) {
      bytes(Integer.parseInt(length.group(1)), body);
      return "complete";
    }
    in.transferTo(body);
    return "closed";
  }

  /** The chunks' own sizes are the server's matter: they depend on when it was called. */
  private String chunks(ByteArrayOutputStream body) throws IOException {
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      bytes(size, body);
      skip(2);
    }
    return "complete, trailers " + trailers();
  }

  private int chunkSize() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private String trailers() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String line = line(); !line.isEmpty(); line = line()) {
      all.append(line).append('|');
    }
    return all.toString();
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = next(); next != '\n'; next = next()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  private void bytes(int count, ByteArrayOutputStream body) throws IOException {
    byte[] buffer = new byte[8192];
    for (int left = count; left > 0; ) {
      int read = in.read(buffer, 0, Math.min(left, buffer.length));
      if (read < 0) {
        throw new EOFException();
      }
      body.write(buffer, 0, read);
      left -= read;
    }
  }
}
