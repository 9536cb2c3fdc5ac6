package dev.outrider.examples.mock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** What a request gets. Immutable; nobody writes to the arrays. */
sealed interface Answer {

  /** A status with a whole body. */
  @SuppressWarnings("ArrayRecordComponent") // never compared; shared constants on the hot path
  record Whole(int status, String extraHeaders, byte[] body) implements Answer {}

  /**
   * Server-sent events, one a token.
   *
   * @param events the data of each, without {@code data:}
   * @param pauseNanos between two of them
   */
  record Events(List<String> events, long pauseNanos) implements Answer {}

  /** A JSON body with no header of its own. */
  static Answer json(int status, String body) {
    return new Whole(status, "", body.getBytes(UTF_8));
  }
}
