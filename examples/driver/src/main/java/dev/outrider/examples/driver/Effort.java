package dev.outrider.examples.driver;

/**
 * How much is measured. Immutable.
 *
 * @param pairs of runs, where all gateways stay up
 * @param sets how often gateways are started anew; 0: what each row holds for right
 * @param seconds of one run
 * @param warmUp seconds of each gateway before its runs; 0: what each row holds for right
 * @param quick whether to show only that everything runs
 * @param peers whether other agents are measured beside ours
 */
record Effort(int pairs, int sets, double seconds, double warmUp, boolean quick, boolean peers) {
  static Effort of(Arguments arguments) {
    boolean quick = arguments.has("quick");
    return new Effort(
        (int) arguments.number("pairs", quick ? 2 : 9),
        arguments.has("sets") || quick ? (int) arguments.number("sets", 1) : 0,
        arguments.number("seconds", quick ? 2 : 4),
        arguments.has("warm-up") || quick ? arguments.number("warm-up", 3) : 0,
        quick,
        !arguments.has("no-peers"));
  }

  int sets(int usual) {
    return sets == 0 ? usual : sets;
  }

  double warmUp(double usual) {
    return warmUp == 0 ? usual : warmUp;
  }
}
