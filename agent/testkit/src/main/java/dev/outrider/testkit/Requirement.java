package dev.outrider.testkit;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine. A skip is said by name, never silent. */
public final class Requirement {
  private Requirement() {}

  /**
   * Skips the running test, with a line that says for want of what, unless {@code present}. Under
   * {@code -Doutrider.require=all} it fails instead.
   */
  public static void check(String what, boolean present) {
    if (present) {
      return;
    }
    String message = "left out: for want of " + what;
    if (System.getProperty("outrider.require", "none").equals("all")) {
      Assertions.fail(message + " (outrider.require=all)");
    }
    skip(message);
  }

  /**
   * Skips the running test, with a line that says for want of what, unless {@code present}: for
   * what a gate cannot install, and uses where it finds it.
   */
  public static void wish(String what, boolean present) {
    if (!present) {
      skip("left out: for want of " + what + ", which the gate cannot install");
    }
  }

  private static void skip(String message) {
    System.out.println(message);
    Assumptions.abort(message);
  }
}
