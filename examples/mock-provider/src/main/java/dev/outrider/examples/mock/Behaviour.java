package dev.outrider.examples.mock;

import org.jspecify.annotations.Nullable;

/**
 * How slow and how faulty the provider is. Immutable.
 *
 * @param latencyMillis before every answer
 * @param ttftMillis more, before a completion's first token
 * @param tokensPerSecond speed of completions; 0: at once
 * @param tokens length of completions
 * @param errorRate share of answers that are 500, 0 to 1
 */
public record Behaviour(
    long latencyMillis, long ttftMillis, double tokensPerSecond, int tokens, double errorRate) {

  /** Answers at once, never fails. */
  public static final Behaviour PROMPT = new Behaviour(0, 0, 0, 16, 0);

  private static final double HOUR_MILLIS = 3_600_000;

  /**
   * Returns this, changed by what the source names.
   *
   * @param source from an option's name ({@code latency}) to its value, or null for unchanged
   * @throws IllegalArgumentException naming the wrong one
   */
  Behaviour with(Source source) {
    return new Behaviour(
        (long) number(source, "latency", (double) latencyMillis, HOUR_MILLIS),
        (long) number(source, "ttft", (double) ttftMillis, HOUR_MILLIS),
        number(source, "tokens-per-second", tokensPerSecond, 1e9),
        (int) number(source, "tokens", tokens, 1_000_000),
        number(source, "error-rate", errorRate, 1));
  }

  private static double number(Source source, String name, double otherwise, double most) {
    String value = source.get(name);
    return value == null ? otherwise : number(name, value, 0, most);
  }

  static double number(String name, String value, double least, double most) {
    try {
      double number = Double.parseDouble(value.strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // said below, with what is allowed
    }
    throw new IllegalArgumentException(
        name + " is \"" + value + "\"; allowed: a number from " + least + " to " + most);
  }

  /** Nanoseconds that pass between two tokens. */
  long tokenNanos() {
    return tokensPerSecond == 0 ? 0 : (long) (1e9 / tokensPerSecond);
  }

  /** Where values come from. */
  @FunctionalInterface
  interface Source {
    @Nullable String get(String name);
  }
}
