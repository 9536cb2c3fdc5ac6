package dev.outrider.examples.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What a client saw, ready to be compared. Immutable.
 *
 * @param status of HTTP
 * @param headers end-to-end ones except Date, {@code name: value}, names in lower case, sorted
 * @param body as text, one character a byte
 */
record Answer(int status, List<String> headers, String body) {
  /** RFC 9110, section 7.6.1; and the header that differs by itself. */
  private static final Set<String> NOT_COMPARED =
      Set.of("connection", "keep-alive", "te", "trailer", "transfer-encoding", "upgrade", "date");

  /** Reads an answer that is complete. */
  static Answer of(byte[] bytes, int end) {
    String head = new String(bytes, 0, Framing.bodyStart(bytes, end), ISO_8859_1);
    List<String> headers = new ArrayList<>();
    head.lines().skip(1).filter(line -> line.indexOf(':') > 0).forEach(line -> add(line, headers));
    headers.sort(
        (a, b) -> a.substring(0, a.indexOf(':')).compareTo(b.substring(0, b.indexOf(':'))));
    return new Answer(
        Framing.status(bytes), headers, new String(Framing.body(bytes, end), ISO_8859_1));
  }

  private static void add(String line, List<String> headers) {
    String name = line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT);
    if (!NOT_COMPARED.contains(name)) {
      headers.add(name + ":" + line.substring(line.indexOf(':') + 1));
    }
  }

  /** Returns the body read as UTF-8. */
  String text() {
    return new String(body.getBytes(ISO_8859_1), UTF_8);
  }
}
