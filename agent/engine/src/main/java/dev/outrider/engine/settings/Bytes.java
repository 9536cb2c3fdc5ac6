package dev.outrider.engine.settings;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A size: bytes, or with kB, MB or GB (of 1024). */
record Bytes(long most) implements ValueType<Long> {
  private static final String[] UNITS = {"kb", "mb", "gb"};

  @Override
  public @Nullable Long read(String text) {
    String number = text.toLowerCase(Locale.ROOT);
    int shift = 0;
    for (int i = 0; i < UNITS.length; i++) {
      if (number.endsWith(UNITS[i])) {
        shift = 10 * (i + 1);
        number = number.substring(0, number.length() - 2).strip();
      }
    }
    long value = Digits.read(number);
    return value >= 0 && value <= most >> shift ? value << shift : null;
  }

  @Override
  public String allowed() {
    return "bytes, 0 to " + most + ", or with kB, MB or GB";
  }
}
