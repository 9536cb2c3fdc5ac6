package dev.outrider.engine.settings;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Values that another class knows how to read: its {@link IllegalArgumentException} means no. */
record Parsed<T>(Function<String, T> reader, String allowed) implements ValueType<T> {
  @Override
  public @Nullable T read(String text) {
    try {
      return reader.apply(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
