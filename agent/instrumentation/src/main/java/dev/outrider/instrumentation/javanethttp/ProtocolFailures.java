package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.pool.PoolException;
import java.io.IOException;
import java.net.ProtocolException;

/** What is no HTTP/1.1, in the words of the JDK's own parsers. Pure functions. */
final class ProtocolFailures {
  private static final String BAD_CHUNK = "Bad chunk header: ";
  private static final int MAX_HEAD_BYTES = 384 * 1024;

  private ProtocolFailures() {}

  static IOException of(PoolException failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.startsWith(BAD_CHUNK)) {
      return badChunk(message.substring(BAD_CHUNK.length()));
    }
    if (message.contains("imit exceeded") || message.contains("larger than")) {
      return new ProtocolException(
          "Header size too big: " + (MAX_HEAD_BYTES + 1) + " > " + MAX_HEAD_BYTES);
    }
    int quoted = message.indexOf('<');
    return quoted >= 0 && message.endsWith(">")
        ? new ProtocolException(
            "Invalid status line: \"" + message.substring(quoted + 1, message.length() - 1) + '"')
        : new ProtocolException(message);
  }

  /** ResponseContent.ChunkedBodyParser, readChunkLen: the first character that is no digit. */
  private static IOException badChunk(String line) {
    for (int i = 0; i < line.length(); i++) {
      if (Character.digit(line.charAt(i), 16) < 0) {
        return new IOException("Illegal character in chunk size: " + (int) line.charAt(i));
      }
    }
    return new IOException("invalid chunk header");
  }
}
