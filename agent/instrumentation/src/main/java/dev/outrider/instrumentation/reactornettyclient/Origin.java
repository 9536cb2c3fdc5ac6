package dev.outrider.instrumentation.reactornettyclient;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The part of an address before its path. A gateway calls few, so the first ones are kept: one that
 * is known costs a comparison, and no strings.
 *
 * @param text as it stands in the address
 * @param secure what an address without a scheme stands for
 * @param port -1 for the scheme's own
 */
record Origin(String text, boolean secure, String scheme, String host, int port) {
  private static final int MOST_KNOWN = 8;

  private static volatile Origin[] known = {};

  /** Returns the origin that the address begins with; null for what the client refuses. */
  static @Nullable Origin of(String uri, boolean secure) {
    Origin[] candidates = known;
    for (Origin candidate : candidates) {
      if (candidate.secure == secure && candidate.begins(uri)) {
        return candidate;
      }
    }
    Origin read = read(uri, secure);
    if (read != null && candidates.length < MOST_KNOWN && !read.hasUser()) {
      keep(candidates, read);
    }
    return read;
  }

  /** Of two threads that add at once one may win, and the other's is read again next time. */
  private static void keep(Origin[] before, Origin origin) {
    Origin[] after = Arrays.copyOf(before, before.length + 1);
    after[before.length] = origin;
    known = after;
  }

  private boolean begins(String uri) {
    return uri.startsWith(text)
        && (uri.length() == text.length() || ends(uri.charAt(text.length())));
  }

  private static boolean ends(char next) {
    return next == '/' || next == '?' || next == '#';
  }

  /** A password is kept nowhere. */
  private boolean hasUser() {
    return text.indexOf('@') >= 0;
  }

  int length() {
    return text.length();
  }

  private static @Nullable Origin read(String uri, boolean secure) {
    int from = uri.indexOf("://");
    String scheme = scheme(from < 0 ? "" : uri.substring(0, from), secure);
    int begin = from < 0 ? 0 : from + 3;
    int end = begin;
    while (end < uri.length() && !ends(uri.charAt(end))) {
      end++;
    }
    if (scheme == null || begin == end) {
      return null;
    }
    int user = uri.lastIndexOf('@', end - 1);
    String authority = uri.substring(Math.max(begin, user + 1), end);
    int colon = authority.indexOf(':', Math.max(0, authority.indexOf(']')));
    int port = colon < 0 ? -1 : port(authority.substring(colon + 1));
    String host = colon < 0 ? authority : authority.substring(0, colon);
    return host.isEmpty() || port < -1
        ? null
        : new Origin(uri.substring(0, end), secure, scheme, host, port);
  }

  private static @Nullable String scheme(String named, boolean secure) {
    return switch (named.toLowerCase(Locale.ROOT)) {
      case "" -> secure ? "https" : "http";
      case "http", "ws" -> "http";
      case "https", "wss" -> "https";
      default -> null;
    };
  }

  /** Returns -1 for none, -2 for what is no port. */
  private static int port(String digits) {
    int port = 0;
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      if (digit < '0' || digit > '9' || port > 6_553) {
        return -2;
      }
      port = 10 * port + (digit - '0');
    }
    return digits.isEmpty() ? -1 : port;
  }
}
