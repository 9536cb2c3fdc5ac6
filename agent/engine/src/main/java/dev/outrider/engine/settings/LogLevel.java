package dev.outrider.engine.settings;

/** From which weight on a line is written. */
public enum LogLevel {
  DEBUG,
  INFO,
  WARN,
  ERROR
}
