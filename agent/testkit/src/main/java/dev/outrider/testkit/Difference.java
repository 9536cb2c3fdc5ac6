package dev.outrider.testkit;

/**
 * One thing that is not the same on both sides.
 *
 * @param call the name of the call
 * @param run which of its runs, from 1
 * @param field what differs
 * @param expected what the first side, the native one, had
 * @param actual what the second side had
 * @param timed whether it is a matter of time alone
 */
public record Difference(
    String call, int run, String field, String expected, String actual, boolean timed) {
  /** In place of a value that one side does not have at all. */
  public static final String ABSENT = "(absent)";

  boolean sameAs(Difference other) {
    return timed == other.timed
        && run == other.run
        && field.equals(other.field)
        && isLater() == other.isLater();
  }

  private boolean isLater() {
    return timed && Long.parseLong(actual) > Long.parseLong(expected);
  }
}
