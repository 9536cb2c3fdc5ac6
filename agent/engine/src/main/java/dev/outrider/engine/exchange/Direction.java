package dev.outrider.engine.exchange;

/** Which way an exchange goes, seen from the gateway. */
public enum Direction {
  /** A handler of the gateway runs. */
  INBOUND("inbound"),
  /** The gateway calls a provider. */
  OUTBOUND("outbound");

  private final String text;

  Direction(String text) {
    this.text = text;
  }

  /** The word in statistics. */
  public String text() {
    return text;
  }
}
