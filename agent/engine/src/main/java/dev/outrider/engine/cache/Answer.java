package dev.outrider.engine.cache;

import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A complete answer as it is stored. Immutable by agreement: nobody changes the body.
 *
 * @param status of the answer
 * @param headers those that are stored, in their order, names as received
 * @param body all of it, as its client reads it
 * @param bornNanos when the provider gave it, on the clock of the cache: before we got it, if it
 *     came from another cache
 */
@SuppressWarnings("ArrayRecordComponent") // a copy would double the memory; compared by nobody
public record Answer(
    int status, List<Map.Entry<String, String>> headers, byte[] body, long bornNanos) {

  private static final long MOST_SECONDS = Integer.MAX_VALUE; // RFC 9111, section 1.2.2

  /** An entry of a header list: two strings, the pair, its place in the list. */
  private static final int HEADER_BYTES = 120;

  /**
   * Returns an answer without the headers that belonged to its one exchange.
   *
   * @param answeredNanos when its head came, on the clock of the cache
   */
  public static Answer of(
      int status, List<Map.Entry<String, String>> headers, byte[] body, long answeredNanos) {
    long ageNanos = TimeUnit.SECONDS.toNanos(ageSeconds(headers));
    return new Answer(status, StoredHeaders.of(headers), body, answeredNanos - ageNanos);
  }

  /** Returns how much memory it takes, roughly. */
  long bytes() {
    long bytes = body.length;
    for (Map.Entry<String, String> header : headers) {
      bytes += HEADER_BYTES + header.getKey().length() + header.getValue().length();
    }
    return bytes;
  }

  /** Of several the oldest; what is no number is ignored (RFC 9111, section 5.1). */
  private static long ageSeconds(List<Map.Entry<String, String>> headers) {
    long oldest = 0;
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase("age")) {
        oldest = Math.max(oldest, seconds(header.getValue().strip()));
      }
    }
    return oldest;
  }

  private static long seconds(String digits) {
    if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return 0;
    }
    return digits.length() > 10 ? MOST_SECONDS : Math.min(MOST_SECONDS, Long.parseLong(digits));
  }
}
