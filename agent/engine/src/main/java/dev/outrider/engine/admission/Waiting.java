package dev.outrider.engine.admission;

/**
 * One who waits, as it is shown. Immutable.
 *
 * @param level at which it waits now
 * @param flow of that level, 0 to 127: who asks, as far as it is told apart
 * @param route of the exchange
 * @param sinceNanos when it arrived, by the queue's clock
 * @param timeoutNanos how long it may wait in all
 */
public record Waiting(int level, int flow, String route, long sinceNanos, long timeoutNanos) {}
