package dev.outrider.engine.cache;

import static java.util.Objects.requireNonNull;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import com.github.benmanes.caffeine.cache.RemovalListener;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The entries of one cache, by Caffeine, bounded in number. Thread-safe.
 *
 * <p>Caffeine asks {@code System.getLogger} when the first of its caches is made, and our start is
 * none of the logging's business: it is made with the first look-up. It gets no thread: what it has
 * to tidy up it does on the caller's, without waiting for its lock on a look-up.
 */
final class Stored {
  private final LongSupplier clock;
  private final RemovalListener<CacheKey, Entry> removals;
  private volatile int maxSize;
  private final AtomicReference<@Nullable Made> made = new AtomicReference<>();

  private record Made(Cache<CacheKey, Entry> entries, Policy.Eviction<CacheKey, Entry> eviction) {}

  /**
   * @param removals told of each entry that goes, perhaps under Caffeine's lock
   */
  Stored(int maxSize, LongSupplier clock, RemovalListener<CacheKey, Entry> removals) {
    this.maxSize = maxSize;
    this.clock = clock;
    this.removals = removals;
  }

  private Made made() {
    Made known = made.get();
    return known == null ? make() : known;
  }

  /** Two threads may make one; the first stays. */
  private Made make() {
    Cache<CacheKey, Entry> entries =
        Caffeine.newBuilder()
            .maximumSize(maxSize)
            .expireAfter(new Retention())
            .ticker(clock::getAsLong)
            .executor(Runnable::run)
            .removalListener(removals)
            .build();
    made.compareAndSet(null, new Made(entries, entries.policy().eviction().orElseThrow()));
    Made kept = requireNonNull(made.get());
    kept.eviction.setMaximum(maxSize); // it may have changed, and nobody was told
    return kept;
  }

  @Nullable Entry get(CacheKey key) {
    return made().entries.getIfPresent(key);
  }

  void put(CacheKey key, Entry entry) {
    made().entries.put(key, entry);
  }

  /** Removes that very entry; returns whether it was there. */
  boolean remove(CacheKey key, Entry entry) {
    Made known = made.get();
    return known != null && known.entries.asMap().remove(key, entry);
  }

  Map<CacheKey, Entry> all() {
    Made known = made.get();
    return known == null ? Map.of() : known.entries.asMap();
  }

  /** Returns the entry that is used least, or nothing. */
  Map<CacheKey, Entry> coldest() {
    Made known = made.get();
    return known == null ? Map.of() : known.eviction.coldest(1);
  }

  void maxSize(int changed) {
    maxSize = changed;
    Made known = made.get();
    if (known != null) {
      known.eviction.setMaximum(changed);
    }
  }

  /** Returns how many there are, after those that have expired are gone. */
  long size() {
    Made known = made.get();
    if (known == null) {
      return 0;
    }
    known.entries.cleanUp();
    return known.entries.estimatedSize();
  }
}
