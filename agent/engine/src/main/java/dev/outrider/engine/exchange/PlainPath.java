package dev.outrider.engine.exchange;

/**
 * Whether a path from outside means what its segments say.
 *
 * <p>A server may resolve {@code /health/..;/admin} to {@code /admin}: a route given for the first
 * form would be a way around queue and limits. Such a path belongs to no route.
 */
final class PlainPath {
  private PlainPath() {}

  static boolean is(String path) {
    int segment = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '/') {
        if (isDots(path, segment, i)) {
          return false;
        }
        segment = i + 1;
      } else if (c == ';' || c == '\\' || (c == '%' && hides(path, i))) {
        return false;
      }
    }
    return !isDots(path, segment, path.length());
  }

  private static boolean isDots(String path, int from, int end) {
    int length = end - from;
    return (length == 1 || length == 2) && path.charAt(from) == '.' && path.charAt(end - 1) == '.';
  }

  /** Whether an escape stands for a dot, a slash, a backslash, a semicolon or a percent sign. */
  private static boolean hides(String path, int percent) {
    return escapes(path, percent, '2', 'e')
        || escapes(path, percent, '2', 'f')
        || escapes(path, percent, '5', 'c')
        || escapes(path, percent, '3', 'b')
        || escapes(path, percent, '2', '5');
  }

  private static boolean escapes(String path, int percent, char high, char low) {
    return percent + 2 < path.length()
        && path.charAt(percent + 1) == high
        && Character.toLowerCase(path.charAt(percent + 2)) == low;
  }
}
