package dev.outrider.examples.mock;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.outrider.examples.mock.Request.Header;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads HTTP/1.1 requests from one connection, RFC 9112. Used by that connection's thread only. */
final class RequestReader {
  private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(US_ASCII);
  private static final int LONGEST_LINE = 64 * 1024;

  private final InputStream in;
  private final OutputStream out;

  RequestReader(InputStream in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  /** Returns the next request with its whole body, or null at the connection's end. */
  @Nullable Request next() throws IOException {
    String start = line();
    while (start != null && start.isEmpty()) { // section 2.2: empty lines before it are ignored
      start = line();
    }
    if (start == null) {
      return null;
    }
    int first = start.indexOf(' ');
    int last = start.lastIndexOf(' ');
    if (first <= 0 || last <= first) {
      throw new IOException("no request line: " + start);
    }
    Request head =
        new Request(
            start.substring(0, first), start.substring(first + 1, last), headers(), new byte[0]);
    return new Request(head.method(), head.target(), head.headers(), body(head));
  }

  private List<Header> headers() throws IOException {
    List<Header> headers = new ArrayList<>(12);
    for (String line = lineOrFail(); !line.isEmpty(); line = lineOrFail()) {
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw new IOException("no header: " + line);
      }
      headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    return headers;
  }

  private byte[] body(Request head) throws IOException {
    if ("100-continue".equalsIgnoreCase(head.header("expect"))) {
      out.write(CONTINUE);
      out.flush();
    }
    if ("chunked".equalsIgnoreCase(head.header("transfer-encoding"))) {
      return chunks();
    }
    String length = head.header("content-length");
    return length == null ? head.body() : exactly(Integer.parseInt(length));
  }

  private byte[] chunks() throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (int size = chunkSize(); size > 0; size = chunkSize()) {
      body.write(exactly(size));
      lineOrFail();
    }
    headers(); // trailers
    return body.toByteArray();
  }

  private int chunkSize() throws IOException {
    String line = lineOrFail();
    int extension = line.indexOf(';');
    return Integer.parseInt((extension < 0 ? line : line.substring(0, extension)).strip(), 16);
  }

  private byte[] exactly(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("body cut short");
    }
    return bytes;
  }

  private String lineOrFail() throws IOException {
    String line = line();
    if (line == null) {
      throw new EOFException("request cut short");
    }
    return line;
  }

  private @Nullable String line() throws IOException {
    byte[] line = new byte[128];
    int length = 0;
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return null;
      }
      if (length == line.length) {
        line = grown(line);
      }
      line[length++] = (byte) next;
    }
    boolean cr = length > 0 && line[length - 1] == '\r';
    return new String(line, 0, cr ? length - 1 : length, ISO_8859_1);
  }

  private static byte[] grown(byte[] line) throws IOException {
    if (line.length >= LONGEST_LINE) {
      throw new IOException("line longer than " + LONGEST_LINE + " bytes");
    }
    return Arrays.copyOf(line, line.length * 2);
  }
}
