package dev.outrider.engine.cache;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The closed list of request headers that cannot choose an answer. Every other one, whatever its
 * name, is part of the partition; so a name enters this list only with the reason why it is
 * neutral. There are no prefixes on it: {@code content-tenant} is nobody's standard and may well
 * name somebody.
 */
final class NeutralHeaders {
  private static final Set<String> NAMES =
      Set.of(
          // Hop-by-hop (RFC 9110, section 7.6.1, and what precedes it): for the next hop only,
          // which
          // must not pass them on, so the one who makes the answer does not get them.
          "connection",
          "keep-alive",
          "proxy-connection",
          "proxy-authorization",
          "proxy-authenticate",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "http2-settings",
          // Who asks with which program, and when. An answer that does depend on the program says
          // so
          // in Vary, and is not stored then.
          "user-agent",
          "date",
          // They describe the content of a request; only requests without content are cached.
          "content-length",
          "content-type",
          "content-encoding",
          "content-language",
          "content-location",
          "content-md5",
          "content-range",
          "content-disposition",
          "content-digest",
          // The name of this one exchange for those who follow it: new each time, so that an answer
          // which depended on it would be of no use to anybody.
          "traceparent",
          "tracestate",
          "baggage",
          "b3",
          "x-b3-traceid",
          "x-b3-spanid",
          "x-b3-parentspanid",
          "x-b3-sampled",
          "x-b3-flags",
          "x-request-id",
          "request-id",
          "x-correlation-id",
          "x-amzn-trace-id",
          "x-cloud-trace-context",
          "uber-trace-id",
          // Ours: it chooses a place in our queue.
          "x-request-priority",
          // Said to caches, and read as such: RequestDirectives.
          "cache-control",
          "pragma");

  /** Four places a name, so that nearly every question is answered by an empty one. */
  private static final int PLACES = 256;

  private static final @Nullable String[] TABLE = table();

  private NeutralHeaders() {}

  /** Whether a header of that name, in whatever case, cannot choose an answer. */
  static boolean contains(String name) {
    return contains(name, hash(name));
  }

  /** The same for who has the hash of the name already: this is asked for each header. */
  static boolean contains(String name, int hash) {
    for (int place = place(hash); ; place = (place + 1) % PLACES) {
      String neutral = TABLE[place];
      if (neutral == null || neutral.equalsIgnoreCase(name)) {
        return neutral != null;
      }
    }
  }

  /** Returns the same number for a name in upper and in lower case. */
  static int hash(String name) {
    int hash = 0;
    for (int i = 0; i < name.length(); i++) {
      hash = 31 * hash + (name.charAt(i) | 0x20); // makes letters small, leaves '-' and digits
    }
    return hash;
  }

  private static @Nullable String[] table() {
    @Nullable String[] table = new @Nullable String[PLACES];
    for (String name : NAMES) {
      int place = place(hash(name));
      while (table[place] != null) {
        place = (place + 1) % PLACES;
      }
      table[place] = name;
    }
    return table;
  }

  private static int place(int hash) {
    return (hash ^ (hash >>> 16)) & (PLACES - 1);
  }
}
