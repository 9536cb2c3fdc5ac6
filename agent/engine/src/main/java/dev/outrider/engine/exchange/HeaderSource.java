package dev.outrider.engine.exchange;

import org.jspecify.annotations.Nullable;

/** The headers of a request, as far as classification has to ask for one. */
@FunctionalInterface
public interface HeaderSource {
  /** Returns the first value of the header, or null; the case of {@code name} does not matter. */
  @Nullable String first(String name);
}
