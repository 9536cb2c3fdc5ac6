package dev.outrider.testkit;

import java.time.Duration;

/**
 * One named thing that an application does with its HTTP client.
 *
 * @param name names the call in the report; unique in its list
 * @param runs how often in a row it is run against one origin: an agent may take an origin over
 *     only after it has seen it answer, so each run counts
 * @param bound after which a run is given up and recorded as hung
 * @param body makes the call and notes what came of it
 */
public record Call(String name, int runs, Duration bound, Body body) {
  /** A call that is run three times and is given 10 seconds each time. */
  public Call(String name, Body body) {
    this(name, 3, Duration.ofSeconds(10), body);
  }

  /** Returns the same call, run that often. */
  public Call run(int times) {
    return new Call(name, times, bound, body);
  }

  /** Returns the same call, given that long each time. */
  public Call within(Duration longer) {
    return new Call(name, runs, longer, body);
  }

  /** What is run in the worker JVM. */
  @FunctionalInterface
  public interface Body {
    /** Makes the call once. What it throws is observed like anything else. */
    void run(Target target, Observed seen) throws Exception;
  }
}
