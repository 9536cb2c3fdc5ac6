package dev.outrider.engine.breaker;

import java.util.concurrent.TimeUnit;

/**
 * A breaker went from one state to another. Immutable.
 *
 * @param name of the breaker
 * @param from what it was
 * @param to what it is
 * @param cause what made it, in words
 * @param waitNanos until it is probed; 0 unless it opened
 */
public record Transition(
    String name, BreakerState from, BreakerState to, String cause, long waitNanos) {

  /** Returns the log line for it, without any prefix. */
  public String sentence() {
    return switch (to) {
      case CLOSED -> "breaker " + name + " closed: " + cause;
      case HALF_OPEN -> "breaker " + name + " half-open: " + cause;
      case OPEN ->
          String.format(
              "breaker %s opened after %s; probes again in %d s",
              name, cause, TimeUnit.NANOSECONDS.toSeconds(waitNanos));
    };
  }
}
