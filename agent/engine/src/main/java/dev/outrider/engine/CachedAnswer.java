package dev.outrider.engine;

import java.util.List;
import java.util.Map;

/**
 * An answer from a cache, as the caller gets it: {@code Age} and {@code Cache-Status} included.
 *
 * @param headers by name, in the order in which the provider sent them
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares it
public record CachedAnswer(int status, Map<String, List<String>> headers, byte[] body) {}
