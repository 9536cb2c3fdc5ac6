package dev.outrider.engine.settings;

/** Which values hold where the user sets none. */
public enum Profile {
  /** The values of the guide. */
  FIXED,
  /** Limits nothing that is healthy. */
  ADAPTIVE
}
