package dev.outrider.sidecar.health;

/** How well something is, from best to worst. */
public enum Status {
  HEALTHY("healthy"),
  DEGRADED("degraded"),
  UNHEALTHY("unhealthy");

  private final String text;

  Status(String text) {
    this.text = text;
  }

  /** The word in answers. */
  public String text() {
    return text;
  }

  Status worse(Status other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
