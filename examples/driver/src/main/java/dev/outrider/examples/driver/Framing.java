package dev.outrider.examples.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;

/**
 * Where the answer at the front of a buffer ends, RFC 9112, section 6. Pure.
 *
 * <p>Answers to HEAD are told by their caller; those that end with their connection are not read:
 * no server here sends one.
 */
final class Framing {
  /** The answer is not complete yet. */
  static final int INCOMPLETE = -1;

  private Framing() {}

  /** Returns the index after the answer's last byte, or {@link #INCOMPLETE}. */
  static int end(byte[] bytes, int length, boolean toHead) {
    int body = bodyStart(bytes, length);
    if (body == INCOMPLETE) {
      return INCOMPLETE;
    }
    int status = status(bytes);
    if (toHead || status == 204 || status == 304) {
      return body;
    }
    if (has(bytes, body, "transfer-encoding", "chunked")) {
      return chunks(bytes, body, length, new ByteArrayOutputStream(0), false);
    }
    int content = contentLength(bytes, body);
    return body + content <= length ? body + content : INCOMPLETE;
  }

  /** Returns the body without its framing, of an answer that is complete. */
  static byte[] body(byte[] bytes, int end) {
    int body = bodyStart(bytes, end);
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    if (body < end && has(bytes, body, "transfer-encoding", "chunked")) {
      chunks(bytes, body, end, content, true);
    } else {
      content.write(bytes, body, end - body);
    }
    return content.toByteArray();
  }

  /** Returns the index after the empty line, or {@link #INCOMPLETE}. */
  static int bodyStart(byte[] bytes, int length) {
    return after(bytes, 0, length, "\r\n\r\n");
  }

  static int status(byte[] bytes) {
    return (bytes[9] - '0') * 100 + (bytes[10] - '0') * 10 + (bytes[11] - '0');
  }

  /** Returns whether the server ends the connection after this answer. */
  static boolean closes(byte[] bytes, int length) {
    return has(bytes, bodyStart(bytes, length), "connection", "close");
  }

  private static int contentLength(byte[] bytes, int body) {
    int at = value(bytes, body, "content-length");
    if (at == INCOMPLETE) {
      throw new IllegalStateException(
          "an answer of unknown length: " + new String(bytes, 0, body, ISO_8859_1));
    }
    int length = 0;
    for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      length = length * 10 + bytes[at] - '0';
    }
    return length;
  }

  private static boolean has(byte[] bytes, int body, String name, String value) {
    int at = value(bytes, body, name);
    return at != INCOMPLETE && isAt(bytes, at, value);
  }

  /** Returns where a field's value begins: makes no string, for this is on the load's own path. */
  private static int value(byte[] bytes, int body, String name) {
    for (int line = after(bytes, 0, body, "\r\n");
        line != INCOMPLETE;
        line = after(bytes, line, body, "\r\n")) {
      int at = line + name.length();
      if (at < body && bytes[at] == ':' && isAt(bytes, line, name)) {
        do {
          at++;
        } while (bytes[at] == ' ');
        return at;
      }
    }
    return INCOMPLETE;
  }

  private static boolean isAt(byte[] bytes, int from, String lowerCase) {
    int same = 0;
    while (same < lowerCase.length()
        && Character.toLowerCase((char) bytes[from + same]) == lowerCase.charAt(same)) {
      same++;
    }
    return same == lowerCase.length();
  }

  private static int chunks(
      byte[] bytes, int from, int length, ByteArrayOutputStream content, boolean keep) {
    int at = from;
    while (true) {
      int data = after(bytes, at, length, "\r\n");
      if (data == INCOMPLETE) {
        return INCOMPLETE;
      }
      int size = Integer.parseInt(new String(bytes, at, data - 2 - at, ISO_8859_1).strip(), 16);
      if (size == 0) {
        return after(bytes, data - 2, length, "\r\n\r\n"); // trailers, if any, end there too
      }
      at = data + size + 2;
      if (at > length) {
        return INCOMPLETE;
      }
      if (keep) {
        content.write(bytes, data, size);
      }
    }
  }

  private static int after(byte[] bytes, int from, int length, String mark) {
    for (int i = from; i + mark.length() <= length; i++) {
      int same = 0;
      while (same < mark.length() && bytes[i + same] == mark.charAt(same)) {
        same++;
      }
      if (same == mark.length()) {
        return i + same;
      }
    }
    return INCOMPLETE;
  }
}
