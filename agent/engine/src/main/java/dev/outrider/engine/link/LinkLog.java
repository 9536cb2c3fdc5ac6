package dev.outrider.engine.link;

import java.util.function.Consumer;

/** Says when the link opens and when it is lost, once each time. Confined to the sender. */
final class LinkLog {
  private enum State {
    NEW,
    OPEN,
    LOST
  }

  private final String target;
  private final Consumer<String> lines;
  private State state = State.NEW;

  LinkLog(String target, Consumer<String> lines) {
    this.target = target;
    this.lines = lines;
  }

  void open() {
    if (state != State.OPEN) {
      state = State.OPEN;
      lines.accept("link to the sidecar (" + target + ") is open");
    }
  }

  void lost(Exception cause) {
    if (state != State.LOST) {
      String event = state == State.NEW ? "no link to the sidecar" : "link to the sidecar lost";
      state = State.LOST;
      lines.accept(event + " (" + target + "): " + why(cause) + "; tries again, at most every 5 s");
    }
  }

  /** A fault that has no sentence of its own is at least named. */
  private static String why(Exception cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
