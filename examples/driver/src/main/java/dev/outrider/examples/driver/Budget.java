package dev.outrider.examples.driver;

import java.util.Locale;

/**
 * One line of DESIGN.md's budgets. Immutable.
 *
 * @param what is measured
 * @param unit of measured, gate and aim
 * @param gate what must be shown
 * @param aim what we are after
 * @param atLeast whether more is better
 */
record Budget(String what, String unit, double gate, double aim, boolean atLeast) {

  static Section table() {
    return new Section(
        "Budgets", "budget", "unit", "min", "median", "max", "gate", "aim", "verdict", "beside");
  }

  /** Returns this judged less strictly: 0.7 makes a gate of 4.5 to 3.15 and one of 1.05 to 1.5. */
  Budget loosened(double ratioFloor) {
    return new Budget(what, unit, atLeast ? gate * ratioFloor : gate / ratioFloor, aim, atLeast);
  }

  boolean isMet(Spread measured) {
    return atLeast ? measured.median() >= gate : measured.median() <= gate;
  }

  /**
   * Adds the row that shows what was measured; what stands beside it explains, and is not judged.
   */
  void judge(Section table, Spread measured, String beside) {
    table.row(
        what,
        unit,
        measured.min(),
        measured.median(),
        measured.max(),
        shown(gate),
        shown(aim),
        isMet(measured) ? "met" : "MISSED",
        beside);
  }

  /** Adds the row of what could not be measured here. */
  void leaveOut(Section table, String why) {
    double none = Double.NaN;
    table.row(what, unit, none, none, none, shown(gate), shown(aim), "left out", why);
  }

  private String shown(double bound) {
    return String.format(Locale.ROOT, "%s %.2f", atLeast ? ">=" : "<=", bound);
  }
}
