package dev.outrider.testkit.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;

/** Bodies that are the same in every run. */
final class Content {
  private static final byte[] LINE =
      "The quick brown fox jumps over the lazy dog.\n".getBytes(US_ASCII);

  private Content() {}

  /** Returns that many bytes of ASCII text in lines. */
  static byte[] text(int length) {
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = LINE[i % LINE.length];
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
