package dev.outrider.engine.settings;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One of a few words: the names of the constants, in lower case. */
record Word<E extends Enum<E>>(List<E> values) implements ValueType<E> {
  @Override
  public @Nullable E read(String text) {
    for (E value : values) {
      if (value.name().equalsIgnoreCase(text)) {
        return value;
      }
    }
    return null;
  }

  @Override
  public String allowed() {
    StringBuilder words = new StringBuilder();
    for (int i = 0; i < values.size(); i++) {
      String before = i == 0 ? "" : i == values.size() - 1 ? " or " : ", ";
      words.append(before).append(show(values.get(i)));
    }
    return words.toString();
  }

  @Override
  public String show(E value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
