package dev.outrider.instrumentation.reactornetty;

import org.jspecify.annotations.Nullable;

/** Path and query of a request's target, as they came: RFC 9112, section 3.2. */
final class RequestPath {
  private RequestPath() {}

  /** Returns the target without its query, and without what a proxy's client puts before it. */
  static String of(String target) {
    int begin = 0;
    if (!target.startsWith("/")) {
      int authority = target.indexOf("://");
      int path = authority < 0 ? -1 : target.indexOf('/', authority + 3);
      if (authority >= 0 && path < 0) {
        return "/";
      }
      begin = Math.max(0, path);
    }
    int end = target.length();
    for (int i = begin; i < end; i++) {
      char c = target.charAt(i);
      if (c == '?' || c == '#') {
        end = i;
      }
    }
    return target.substring(begin, end);
  }

  /** Returns the query of the target, without the question mark, or null. */
  static @Nullable String query(String target) {
    int mark = target.indexOf('?');
    int fragment = target.indexOf('#');
    if (mark < 0 || (fragment >= 0 && fragment < mark)) {
      return null;
    }
    return target.substring(mark + 1, fragment < 0 ? target.length() : fragment);
  }
}
