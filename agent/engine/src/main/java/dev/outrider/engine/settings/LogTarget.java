package dev.outrider.engine.settings;

import org.jspecify.annotations.Nullable;

/** Where log lines go. */
enum LogTarget implements ValueType<String> {
  INSTANCE;

  private static final String FILE = "file:";

  @Override
  public @Nullable String read(String text) {
    boolean known = text.equals("stderr") || text.equals("json");
    return known || (text.startsWith(FILE) && text.length() > FILE.length()) ? text : null;
  }

  @Override
  public String allowed() {
    return "stderr, json or file:PATH";
  }
}
