package dev.outrider.testkit;

import java.util.List;

/**
 * One thing observed, and how it is compared.
 *
 * @param field what it is; unique within its run
 * @param value the text, or the number of milliseconds, or the count
 * @param slack for {@link Kind#AT_MOST} how much more the other side may have; else 0
 */
record Finding(Kind kind, String field, String value, long slack) {
  enum Kind {
    /** Equal, to the letter. */
    EXACT,
    /** Milliseconds since the run began: within 50 ms or 20 % of native. */
    TIME,
    /** No more than natively, but for the slack. */
    AT_MOST,
    /** Shown beside a difference, never compared. */
    CONTEXT
  }

  static Finding exact(String field, String value) {
    return new Finding(Kind.EXACT, field, value, 0);
  }

  static Finding context(String field, String value) {
    return new Finding(Kind.CONTEXT, field, value, 0);
  }

  long number() {
    return Long.parseLong(value);
  }

  List<String> words() {
    return List.of(kind.name(), field, value, Long.toString(slack));
  }

  static Finding of(List<String> words) {
    return new Finding(
        Kind.valueOf(words.get(0)), words.get(1), words.get(2), Long.parseLong(words.get(3)));
  }
}
