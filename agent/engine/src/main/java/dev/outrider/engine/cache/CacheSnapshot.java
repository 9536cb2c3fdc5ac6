package dev.outrider.engine.cache;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a cache knows about itself at one instant. Immutable; counts run since it was made.
 *
 * @param name of the cache
 * @param settings in force
 * @param hits look-ups that gave an answer
 * @param misses look-ups that gave none
 * @param reasons why look-ups missed, and why answers were not stored; each reason is there
 * @param sets answers stored
 * @param deletes entries removed by a person
 * @param evictions entries evicted for want of room
 * @param expired entries that grew too old, or died with their provider's failure
 * @param size entries now; those that expired lately and were not asked for again are among them
 * @param bytes that they take, roughly
 */
public record CacheSnapshot(
    String name,
    NamedCache settings,
    long hits,
    long misses,
    Map<MissReason, Long> reasons,
    long sets,
    long deletes,
    long evictions,
    long expired,
    long size,
    long bytes) {

  public CacheSnapshot {
    reasons = Map.copyOf(reasons);
  }

  /** How many entries it may hold; 0 when it is off. */
  public long maxSize() {
    return settings.on() ? settings.maxSize() : 0;
  }

  /** How long a new entry lives. */
  public long ttlMillis() {
    return TimeUnit.NANOSECONDS.toMillis(settings.ttlNanos());
  }
}
