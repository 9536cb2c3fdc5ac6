package dev.outrider.testkit;

import java.util.List;

/**
 * One thing that is not the same on both sides.
 *
 * @param call the name of the call
 * @param run which of its runs, from 1
 * @param field what differs
 * @param expected what the first side, the native one, had
 * @param actual what the second side had
 * @param timed whether it is a matter of time alone
 * @param seen in how many comparisons it showed
 * @param of how many comparisons were made of that call
 */
public record Difference(
    String call,
    int run,
    String field,
    String expected,
    String actual,
    boolean timed,
    int seen,
    int of) {
  /** In place of a value that one side does not have at all. */
  public static final String ABSENT = "(absent)";

  /** A difference that one comparison has shown. */
  Difference(String call, int run, String field, String expected, String actual, boolean timed) {
    this(call, run, field, expected, actual, timed, 1, 1);
  }

  /** Returns whether it is no accident: it showed more than once. */
  public boolean recurs() {
    return seen > 1;
  }

  /** Returns this difference after one more comparison. */
  Difference after(List<Difference> comparison) {
    boolean again = comparison.stream().anyMatch(this::sameAs);
    return new Difference(
        call, run, field, expected, actual, timed, seen + (again ? 1 : 0), of + 1);
  }

  /** Returns this difference, where {@code comparisons} were made before it showed first. */
  Difference firstSeenAfter(int comparisons) {
    return new Difference(call, run, field, expected, actual, timed, 1, comparisons + 1);
  }

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
