package dev.outrider.engine.breaker;

/**
 * The exchange must not go there. Immutable.
 *
 * @param name of the breaker
 * @param retryAfterNanos how long until a probe may pass, at least 0
 * @param failures that opened the breaker: in a row, or within its window
 */
public record Open(String name, long retryAfterNanos, long failures) implements Guard {}
