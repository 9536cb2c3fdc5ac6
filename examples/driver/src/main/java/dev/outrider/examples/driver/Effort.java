package dev.outrider.examples.driver;

/**
 * How much is measured. Immutable.
 *
 * @param pairs of runs
 * @param seconds of one run
 * @param warmUp seconds of each gateway before its runs; 0: what each row holds for right
 * @param quick whether to show only that everything runs
 * @param peers whether other agents are measured beside ours
 */
record Effort(int pairs, double seconds, double warmUp, boolean quick, boolean peers) {
  static Effort of(Arguments arguments) {
    boolean quick = arguments.has("quick");
    return new Effort(
        (int) arguments.number("pairs", quick ? 2 : 9),
        arguments.number("seconds", quick ? 2 : 4),
        arguments.has("warm-up") || quick ? arguments.number("warm-up", 3) : 0,
        quick,
        !arguments.has("no-peers"));
  }

  double warmUp(double usual) {
    return warmUp == 0 ? usual : warmUp;
  }
}
