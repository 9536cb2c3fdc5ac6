package dev.outrider.engine;

/** Whether one instrumentation takes part now; asked at each call. Thread-safe. */
public final class LibrarySwitch {
  private final String name;
  private volatile boolean on;

  LibrarySwitch(String name) {
    this.name = name;
  }

  String name() {
    return name;
  }

  /** Whether Outrider and this library are both enabled. */
  public boolean on() {
    return on;
  }

  void turn(boolean nowOn) {
    on = nowOn;
  }
}
