package dev.outrider.engine.cache;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The directives of one {@code Cache-Control} field: RFC 9111, section 5.2. Names in lower case,
 * arguments without quotes, empty where there is none. A quote that never ends is no quote, so that
 * nonsense beside {@code no-store} does not hide it. Immutable.
 */
record CacheControl(Map<String, String> directives) {
  private static final char NO_QUOTE = '\0'; // no field value has it

  static CacheControl of(String value) {
    Map<String, String> directives = new HashMap<>();
    if (split(value, '"', directives)) {
      return new CacheControl(directives);
    }
    split(value, NO_QUOTE, directives);
    return new CacheControl(directives);
  }

  /** Returns whether the last quote ended. */
  private static boolean split(String value, char quote, Map<String, String> directives) {
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == quote) {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        put(value.substring(start, i), directives);
        start = i + 1;
      }
    }
    put(value.substring(start), directives);
    return !quoted;
  }

  private static void put(String directive, Map<String, String> directives) {
    int equals = directive.indexOf('=');
    String name = equals < 0 ? directive : directive.substring(0, equals);
    String argument = equals < 0 ? "" : directive.substring(equals + 1);
    directives.put(name.strip().toLowerCase(Locale.ROOT), argument.replace("\"", "").strip());
  }

  boolean has(String name) {
    return directives.containsKey(name);
  }

  /** Whether {@code max-age} is 0, or no number: what cannot be read asks for the safe thing. */
  boolean wantsAgeZero() {
    String age = directives.get("max-age");
    return age != null && age.chars().noneMatch(c -> c >= '1' && c <= '9');
  }
}
