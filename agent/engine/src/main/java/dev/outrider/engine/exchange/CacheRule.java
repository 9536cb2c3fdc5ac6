package dev.outrider.engine.exchange;

import org.jspecify.annotations.Nullable;

/**
 * What a route says about caching.
 *
 * @param name the cache, null when the rule names none
 * @param ttlNanos how long answers stay; {@link #UNSET} for the cache's own
 */
public record CacheRule(@Nullable String name, long ttlNanos) {
  /** No life time of its own. */
  public static final long UNSET = -1;

  /** Names no cache. */
  public static final CacheRule NONE = new CacheRule(null, UNSET);

  /** Returns this, with what it leaves open taken from {@code base}. */
  CacheRule over(CacheRule base) {
    return new CacheRule(
        name == null ? base.name : name, ttlNanos == UNSET ? base.ttlNanos : ttlNanos);
  }
}
