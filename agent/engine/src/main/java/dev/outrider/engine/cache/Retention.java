package dev.outrider.engine.cache;

import com.github.benmanes.caffeine.cache.Expiry;

/** Tells Caffeine how long to keep an entry: what was decided when it was stored, read or not. */
final class Retention implements Expiry<CacheKey, Entry> {

  @Override
  public long expireAfterCreate(CacheKey key, Entry entry, long nowNanos) {
    return entry.keptNanos(nowNanos);
  }

  @Override
  public long expireAfterUpdate(CacheKey key, Entry entry, long nowNanos, long leftNanos) {
    return entry.keptNanos(nowNanos);
  }

  @Override
  public long expireAfterRead(CacheKey key, Entry entry, long nowNanos, long leftNanos) {
    return leftNanos;
  }
}
