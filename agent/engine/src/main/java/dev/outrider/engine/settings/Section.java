package dev.outrider.engine.settings;

/** The two sections of the YAML file that hold settings. */
public enum Section {
  /** The gateway's own: names and units that its users come from. */
  PERFORMANCE("performance"),
  /** Ours. */
  OUTRIDER("outrider");

  private final String text;

  Section(String text) {
    this.text = text;
  }

  /** The key in the file. */
  public String text() {
    return text;
  }
}
