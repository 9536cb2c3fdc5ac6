package dev.outrider.engine.exchange;

/** Whether a feature acts, only records what it would have done, or is not asked at all. */
public enum Mode {
  /** Decides and acts. */
  ENFORCE("enforce"),
  /** Decides and records, acts on nothing. */
  OBSERVE("observe"),
  /** Is not asked. */
  OFF("off");

  private final String text;

  Mode(String text) {
    this.text = text;
  }

  /** The word in settings. */
  public String text() {
    return text;
  }

  /** Returns the more careful of the two: off before observe before enforce. */
  public Mode and(Mode other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
