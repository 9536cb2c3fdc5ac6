package dev.outrider.engine.cache;

/**
 * The settings of one cache. Immutable.
 *
 * @param on whether it stores and answers
 * @param ttlNanos how long an entry lives from its provider's answer on; a change concerns new ones
 * @param maxSize how many entries it holds
 */
public record NamedCache(boolean on, long ttlNanos, int maxSize) {}
