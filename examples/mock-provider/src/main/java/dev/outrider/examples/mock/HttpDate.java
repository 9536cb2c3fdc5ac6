package dev.outrider.examples.mock;

import static java.time.ZoneOffset.UTC;
import static java.time.format.DateTimeFormatter.RFC_1123_DATE_TIME;

import java.time.Instant;

/** The header {@code Date}, formatted once a second: formatting it costs as much as an answer. */
final class HttpDate {
  // Any thread writes, all read: a race makes the same text twice.
  private static volatile HttpDate last = new HttpDate(System.currentTimeMillis() / 1000);

  private final long second;
  private final String text;

  private HttpDate(long second) {
    this.second = second;
    this.text = RFC_1123_DATE_TIME.format(Instant.ofEpochSecond(second).atOffset(UTC));
  }

  static String now() {
    long second = System.currentTimeMillis() / 1000;
    HttpDate known = last;
    if (known.second != second) {
      known = new HttpDate(second);
      last = known;
    }
    return known.text;
  }
}
