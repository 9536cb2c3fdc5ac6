package dev.outrider.engine.breaker;

/**
 * How a closed breaker counts its failures. Thread-safe, without locks; a success allocates
 * nothing.
 */
sealed interface Tally permits RowTally, RateTally {

  /** Returns the way of counting that {@code settings} ask for. */
  static Tally of(BreakerSettings settings) {
    return settings.inARow() ? new RowTally() : new RateTally(settings.windowNanos());
  }

  /** Whether this still counts as {@code settings} ask: they may have changed. */
  boolean fits(BreakerSettings settings);

  void succeeded(long nowNanos);

  /** Counts a failure; returns whether it is one too many. */
  boolean failed(BreakerSettings settings, long nowNanos);

  /** Failures in a row, or within the window. */
  long failures(long nowNanos);

  /** Returns half a sentence: what opened the breaker, if it opened now. */
  String cause(long nowNanos);
}
