package dev.outrider.engine.cache;

import java.util.Map;

/**
 * The settings of all caches. Immutable.
 *
 * @param caches by name
 * @param maxBytes that all of them together take
 */
public record CacheSettings(Map<String, NamedCache> caches, long maxBytes) {
  public CacheSettings {
    caches = Map.copyOf(caches);
  }
}
