package dev.outrider.engine.settings;

import org.jspecify.annotations.Nullable;

/** A secret that travels in headers: visible ASCII without spaces. */
enum Token implements ValueType<String> {
  INSTANCE;

  private static final int LONGEST = 1024;

  @Override
  public @Nullable String read(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c > '~') {
        return null;
      }
    }
    return text;
  }

  @Override
  public String allowed() {
    return "1 to " + LONGEST + " visible ASCII characters without spaces";
  }
}
