package dev.outrider.engine.settings;

import org.jspecify.annotations.Nullable;

/** How the values of a setting are written, and which are allowed. */
public interface ValueType<T> {
  /** Returns the value, or null when {@code text} is not an allowed one. */
  @Nullable T read(String text);

  /** What is allowed, for people: {@code milliseconds, 1 to 3600000}. */
  String allowed();

  /** As it would be written. */
  default String show(T value) {
    return value.toString();
  }
}
