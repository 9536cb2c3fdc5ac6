package dev.outrider.boot;

/** The Java release that runs us, as a number. */
final class JavaVersion {
  static final int FLOOR = 17;

  private JavaVersion() {}

  static int running() {
    return of(System.getProperty("java.specification.version", "0"));
  }

  /** Returns 8 for {@code 1.8}, 17 for {@code 17}; 0 for what is no number. */
  static int of(String specification) {
    String number = specification.startsWith("1.") ? specification.substring(2) : specification;
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }
}
