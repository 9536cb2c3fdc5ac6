package dev.outrider.engine.breaker;

/** The three states of a breaker. */
public enum BreakerState {
  /** Everything passes. */
  CLOSED("closed"),
  /** One probe passes at a time. */
  HALF_OPEN("half_open"),
  /** Nothing passes. */
  OPEN("open");

  private final String text;

  BreakerState(String text) {
    this.text = text;
  }

  /** The word in statistics. */
  public String text() {
    return text;
  }
}
