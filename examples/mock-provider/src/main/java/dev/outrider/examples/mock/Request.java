package dev.outrider.examples.mock;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request as it came in. Immutable.
 *
 * @param method as sent
 * @param target as sent, query included
 * @param headers in order of arrival
 * @param body without its framing; not copied, nobody writes to it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and copying would cost the benchmark
record Request(String method, String target, List<Header> headers, byte[] body) {

  /** One header line; the name as sent. */
  record Header(String name, String value) {
    String lowerName() {
      return name.toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the first header of that name in any case, or null. */
  @Nullable String header(String name) {
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        return header.value();
      }
    }
    return null;
  }

  /** Returns the target without its query. */
  String path() {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  boolean wantsClose() {
    return "close".equalsIgnoreCase(header("connection"));
  }
}
