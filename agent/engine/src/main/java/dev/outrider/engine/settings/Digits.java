package dev.outrider.engine.settings;

/** Whole numbers without sign, read without exceptions. */
final class Digits {
  /** Not a number from 0 to 18 digits of nines. */
  static final long NONE = -1;

  private Digits() {}

  static long read(String text) {
    if (text.isEmpty() || text.length() > 18) {
      return NONE;
    }
    long value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NONE;
      }
      value = value * 10 + digit;
    }
    return value;
  }
}
