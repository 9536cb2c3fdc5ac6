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
    System.out.println(message);
    Assumptions.abort(message);
  }
}
