package dev.outrider.engine;

import org.jspecify.annotations.Nullable;

/**
 * Throws where a test asks for it, so that failing open can be seen from outside: {@code
 * -Doutrider.test.fault=begin:java-net-http.send}. Without the property the checks compile to
 * nothing.
 */
public final class Faults {
  private static final @Nullable String ASKED = System.getProperty("outrider.test.fault");

  private Faults() {}

  /** Before anything was decided. */
  public static void begin(String cut) {
    if (ASKED != null) {
      check("begin:" + cut);
    }
  }

  /** Decided and admitted, nothing sent. */
  public static void between(String cut) {
    if (ASKED != null) {
      check("between:" + cut);
    }
  }

  /** The outcome is there. */
  public static void end(String cut) {
    if (ASKED != null) {
      check("end:" + cut);
    }
  }

  private static void check(String here) {
    if (here.equals(ASKED)) {
      throw new IllegalStateException("a fault that a test asked for, " + here);
    }
  }
}
