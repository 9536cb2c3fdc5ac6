package dev.outrider.engine.settings;

/** Where values come from; a later one wins. */
public enum Source {
  BUILT_IN("built in"),
  YAML("file"),
  ENVIRONMENT("environment"),
  PROPERTIES("system properties"),
  ARGUMENTS("agent arguments"),
  LIVE("live change");

  private final String text;

  Source(String text) {
    this.text = text;
  }

  /** For people. */
  public String text() {
    return text;
  }
}
