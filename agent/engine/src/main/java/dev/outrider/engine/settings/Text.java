package dev.outrider.engine.settings;

import org.jspecify.annotations.Nullable;

/** A text of visible characters, at most so long; {@code allowed} says what it stands for. */
record Text(String allowed, int most) implements ValueType<String> {
  @Override
  public @Nullable String read(String text) {
    if (text.isEmpty() || text.length() > most) {
      return null;
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        return null;
      }
    }
    return text;
  }
}
