package dev.outrider.examples.driver;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Counts the ends of heads in what comes on one connection, in whatever pieces. */
final class HeadEnds {
  private static final byte[] HEAD_END = "\r\n\r\n".getBytes(ISO_8859_1);

  private int matched;

  int in(byte[] bytes, int count) {
    int ends = 0;
    for (int i = 0; i < count; i++) {
      if (bytes[i] == HEAD_END[matched]) {
        matched++;
      } else {
        matched = bytes[i] == '\r' ? 1 : 0;
      }
      if (matched == HEAD_END.length) {
        matched = 0;
        ends++;
      }
    }
    return ends;
  }
}
