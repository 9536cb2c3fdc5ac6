package dev.outrider.engine.settings;

import org.jspecify.annotations.Nullable;

/** A count, both ends allowed; not negative. */
record WholeNumber(int least, int most) implements ValueType<Integer> {
  @Override
  public @Nullable Integer read(String text) {
    long value = Digits.read(text);
    return value >= least && value <= most ? (int) value : null;
  }

  @Override
  public String allowed() {
    return "a whole number, " + least + " to " + most;
  }
}
