package dev.outrider.testkit.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Bodies that are the same in every run. */
final class Content {
  private static final String LINE = "The quick brown fox jumps over the lazy dog, line %05d.\n";

  private Content() {}

  /** Returns that many bytes of ASCII text in numbered lines. */
  static byte[] text(int length) {
    byte[] text = new byte[length];
    byte[] line = new byte[0];
    for (int i = 0, at = 0; i < length; i++, at++) {
      if (at == line.length) {
        line = String.format(Locale.ROOT, LINE, i / LINE.length()).getBytes(US_ASCII);
        at = 0;
      }
      text[i] = line[at];
    }
    return text;
  }

  static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
