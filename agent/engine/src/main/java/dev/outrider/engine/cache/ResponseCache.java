package dev.outrider.engine.cache;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers of providers, in named caches that share a bounded number of bytes.
 *
 * <p>The way of an answer: {@link #lookup} misses, {@link #head} judges the head that came, the
 * caller records the body up to {@link #maxEntryBytes}, {@link #store} keeps it. Thread-safe; a
 * look-up waits for nothing. A name that no settings ever had is a cache that is off.
 */
public final class ResponseCache {
  /** The cache whose entries die with the first failure of their provider. */
  public static final String HEALTH = "health";

  private static final NamedCache OFF = new NamedCache(false, 0, 0);

  private final ReentrantLock lock = new ReentrantLock();
  private final LongSupplier clock;
  private final Room room;
  private volatile Map<String, NamedStore> stores = Map.of();

  /**
   * @param settings in force until changed
   * @param clock nanoseconds, monotonic, such as {@link System#nanoTime}
   */
  public ResponseCache(CacheSettings settings, LongSupplier clock) {
    this.clock = Objects.requireNonNull(clock);
    room = new Room(settings.maxBytes());
    settings(settings);
  }

  /**
   * Returns what {@code cache} has for {@code key}.
   *
   * @param refresh the request wants the provider's own answer: a miss, and stored again
   */
  public Lookup lookup(String cache, CacheKey key, boolean refresh) {
    NamedStore store = stores.get(cache);
    return store == null
        ? new Lookup.Miss(MissReason.OFF, clock.getAsLong())
        : store.lookup(key, refresh);
  }

  /**
   * Returns whether an answer with this head may be stored once its body is complete, and counts
   * the refusal.
   */
  public Storing head(
      String cache,
      RequestDirectives request,
      int status,
      List<Map.Entry<String, String>> headers) {
    Storing judged = Storable.head(request, status, headers);
    return judged instanceof Storing.Refused refused ? refused(cache, refused.reason()) : judged;
  }

  /** Counts that an answer was not stored, for a reason that the caller found; returns it. */
  public Storing refused(String cache, MissReason reason) {
    NamedStore store = stores.get(cache);
    return store == null ? new Storing.Refused(reason) : store.refused(reason);
  }

  /** The most bytes that an answer may have: a longer body need not be recorded to its end. */
  public long maxEntryBytes() {
    return room.largest();
  }

  /** Bytes in use by all caches together, roughly; never more than the settings allow. */
  public long usedBytes() {
    return room.used();
  }

  /** Stores as the other {@code store}, for as long as the settings of the cache say. */
  public Storing store(
      String cache, CacheKey key, Lookup.Miss asked, Answer answer, EntryLabel label) {
    return store(cache, key, asked, answer, label, -1);
  }

  /**
   * Stores a complete answer whose head was allowed.
   *
   * @param asked the miss after which the provider was asked
   * @param ttlNanos how long it lives; below 0: as long as its cache's settings say
   */
  public Storing store(
      String cache,
      CacheKey key,
      Lookup.Miss asked,
      Answer answer,
      EntryLabel label,
      long ttlNanos) {
    NamedStore store = stores.get(cache);
    return store == null
        ? new Storing.Refused(MissReason.OFF)
        : store.store(
            key, asked, new Entry(answer, label, ttlNanos < 0 ? store.ttlNanos() : ttlNanos));
  }

  /** Drops what the cache {@code health} has of a provider: it has just failed. */
  public void providerFailed(String provider) {
    NamedStore health = stores.get(HEALTH);
    if (health != null) {
      health.providerFailed(provider);
    }
  }

  /** The names of all caches, those that are off included. */
  public Set<String> names() {
    return stores.keySet();
  }

  /**
   * Removes entries of one cache, and keeps answers that are under way from being stored in it.
   *
   * @param prefix of the path; null: any
   * @param provider that answered; null: any
   * @return how many were removed; 0 of a cache that there is not
   */
  public long clear(String cache, @Nullable String prefix, @Nullable String provider) {
    NamedStore store = stores.get(cache);
    return store == null ? 0 : store.clear(prefix, provider);
  }

  /** Removes everything; returns how many entries by name of the cache. */
  public Map<String, Long> clearAll() {
    Map<String, Long> removed = new TreeMap<>();
    stores.forEach((name, store) -> removed.put(name, store.clear(null, null)));
    return removed;
  }

  /**
   * Changes the settings. Entries keep their time to live; a cache that is turned off, or not named
   * any more, forgets its own.
   */
  public void settings(CacheSettings changed) {
    lock.lock();
    try {
      Map<String, NamedStore> next = new HashMap<>(stores);
      next.forEach((name, store) -> store.settings(changed.caches().getOrDefault(name, OFF)));
      changed.caches().forEach((name, cache) -> next.computeIfAbsent(name, n -> made(n, cache)));
      stores = Map.copyOf(next);
      room.resize(changed.maxBytes());
    } finally {
      lock.unlock();
    }
  }

  private NamedStore made(String name, NamedCache settings) {
    NamedStore store = new NamedStore(name, settings, room, clock);
    room.add(store);
    return store;
  }

  /** Returns what each cache knows about itself, by name in order. */
  public List<CacheSnapshot> snapshots() {
    return new TreeMap<>(stores).values().stream().map(NamedStore::snapshot).toList();
  }
}
