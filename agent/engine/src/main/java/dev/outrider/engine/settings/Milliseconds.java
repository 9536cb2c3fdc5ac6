package dev.outrider.engine.settings;

import org.jspecify.annotations.Nullable;

/** A time as gateways write it: a number of milliseconds, without a unit. */
record Milliseconds(long least, long most) implements ValueType<Long> {
  static final Milliseconds UP_TO_AN_HOUR = new Milliseconds(1, 3_600_000);
  static final Milliseconds UP_TO_A_DAY = new Milliseconds(1, 86_400_000);

  @Override
  public @Nullable Long read(String text) {
    long value = Digits.read(text);
    return value >= least && value <= most ? value : null;
  }

  @Override
  public String allowed() {
    return "milliseconds, " + least + " to " + most;
  }
}
