package dev.outrider.engine.breaker;

import dev.outrider.engine.exchange.Outcome;

/**
 * The exchange may go; exactly one of these methods is told how it ended. Thread-safe.
 *
 * <p>A closed breaker gives the same pass to everybody, so the caller sees to it that each exchange
 * reports once. A probe is an object of its own: the first report counts, later ones do nothing.
 */
public sealed interface Pass extends Guard permits Closed, Probe {

  /**
   * The provider answered well.
   *
   * @param durationNanos the response time (of a stream: to its first event); a slow one counts as
   *     failed where the settings say so
   * @param nowNanos the end, on the clock that {@link CircuitBreaker#tryPass} was asked with
   */
  void succeeded(long durationNanos, long nowNanos);

  /** The provider failed: an error of the server, a broken answer or a timeout. */
  void failed(long nowNanos);

  /** The end says nothing about the provider: counted neither way, and a probe gives way. */
  void ignored();

  /**
   * Reports by outcome: server errors, broken answers and timeouts are failures. What the client
   * got wrong (400 to 499, one credential's own 429 among them), gave up, or never got past us is
   * ignored.
   */
  default void ended(Outcome outcome, long durationNanos, long nowNanos) {
    switch (outcome) {
      case OK -> succeeded(durationNanos, nowNanos);
      case SERVER_ERROR, BROKEN, TIMEOUT -> failed(nowNanos);
      case CLIENT_ERROR, THROTTLED, REJECTED, CANCELLED -> ignored();
    }
  }
}
