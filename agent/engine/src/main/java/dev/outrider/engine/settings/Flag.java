package dev.outrider.engine.settings;

import org.jspecify.annotations.Nullable;

/** Yes or no. */
enum Flag implements ValueType<Boolean> {
  INSTANCE;

  @Override
  public @Nullable Boolean read(String text) {
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    return text.equalsIgnoreCase("false") ? false : null;
  }

  @Override
  public String allowed() {
    return "true or false";
  }
}
