package dev.outrider.engine.exchange;

import org.jspecify.annotations.Nullable;

/** A header that a rule asks for; a null value asks only that it is there. */
public record HeaderMatch(String name, @Nullable String value) {
  boolean accepts(HeaderSource headers) {
    String given = headers.first(name);
    return given != null && (value == null || value.equals(given));
  }
}
