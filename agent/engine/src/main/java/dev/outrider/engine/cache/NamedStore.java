package dev.outrider.engine.cache;

import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One cache: its entries, its counts, and its share of the room. Thread-safe. {@link #removed} may
 * run under the lock of the entries: it only counts.
 */
final class NamedStore {
  private final String name;
  private final Room room;
  private final CacheCounts counts = new CacheCounts();
  private final AtomicLong bytes = new AtomicLong();
  private final LongSupplier clock;
  private final Cutoffs cutoffs;
  private final Stored entries;
  private volatile NamedCache settings;

  NamedStore(String name, NamedCache settings, Room room, LongSupplier clock) {
    this.name = name;
    this.settings = settings;
    this.room = room;
    this.clock = clock;
    cutoffs = new Cutoffs(clock.getAsLong());
    entries = new Stored(settings.maxSize(), clock, this::removed);
  }

  Lookup lookup(CacheKey key, boolean refresh) {
    long now = clock.getAsLong();
    if (!settings.on()) {
      return miss(MissReason.OFF, now);
    }
    if (refresh) {
      return miss(MissReason.REFRESH, now);
    }
    Entry entry = entries.get(key);
    if (entry == null || !entry.standing()) {
      return miss(MissReason.COLD, now);
    }
    if (entry.expired(now)) {
      counts.expired(removed(key, entry) ? 1 : 0);
      return miss(MissReason.EXPIRED, now);
    }
    counts.hit();
    return new Lookup.Hit(entry.answer(), Math.max(0, now - entry.answer().bornNanos()));
  }

  private Lookup miss(MissReason reason, long nowNanos) {
    counts.missed(reason);
    return new Lookup.Miss(reason, nowNanos);
  }

  Storing store(CacheKey key, Lookup.Miss asked, Entry entry) {
    if (!settings.on()) {
      return refused(MissReason.OFF);
    }
    if (entry.expired(clock.getAsLong())) {
      return refused(MissReason.AGED);
    }
    if (barred(asked, entry)) {
      return refused(MissReason.CLEARED);
    }
    if (entry.bytes() > room.largest()) {
      return refused(MissReason.TOO_LARGE);
    }
    return room.take(entry.bytes()) ? put(key, asked, entry) : refused(MissReason.FULL);
  }

  private Storing put(CacheKey key, Lookup.Miss asked, Entry entry) {
    bytes.addAndGet(entry.bytes());
    entries.put(key, entry);
    if (barred(asked, entry)) {
      removed(key, entry);
      return refused(MissReason.CLEARED);
    }
    entry.stand();
    counts.set();
    return Storing.ALLOWED;
  }

  Storing refused(MissReason reason) {
    counts.refused(reason);
    return new Storing.Refused(reason);
  }

  private boolean barred(Lookup.Miss asked, Entry entry) {
    return cutoffs.bar(entry.label().provider(), asked.askedNanos());
  }

  /** Removes what a person asked for; returns how many entries that were. */
  long clear(@Nullable String prefix, @Nullable String provider) {
    cutoffs.moveAll(clock.getAsLong());
    long removed = sweep(entry -> entry.label().matches(prefix, provider));
    counts.deleted(removed);
    return removed;
  }

  /** Removes what {@code provider} said before it failed. */
  void providerFailed(String provider) {
    if (settings.on()) {
      cutoffs.move(provider, clock.getAsLong());
      counts.expired(sweep(entry -> entry.label().provider().equals(provider)));
    }
  }

  /** Changes the settings; off forgets everything, so that on begins anew. */
  void settings(NamedCache changed) {
    boolean switched = changed.on() != settings.on();
    settings = changed;
    entries.maxSize(changed.maxSize());
    if (switched) {
      cutoffs.moveAll(clock.getAsLong()); // on too: while it was off it heeded no failure
    }
    if (!changed.on()) {
      sweep(entry -> true);
    }
  }

  private long sweep(Predicate<Entry> which) {
    long removed = 0;
    for (Map.Entry<CacheKey, Entry> place : entries.all().entrySet()) {
      if (which.test(place.getValue()) && removed(place.getKey(), place.getValue())) {
        removed++;
      }
    }
    return removed;
  }

  private boolean removed(CacheKey key, Entry entry) {
    return entries.remove(key, entry);
  }

  /** Evicts the entry that is used least; returns whether there was one. */
  boolean evictColdest() {
    Map<CacheKey, Entry> coldest = entries.coldest();
    coldest.forEach(
        (key, entry) -> {
          if (removed(key, entry)) {
            counts.evicted();
          }
        });
    return !coldest.isEmpty();
  }

  private void removed(@Nullable CacheKey key, @Nullable Entry entry, RemovalCause cause) {
    if (entry == null) {
      return; // only of weak references, which are not used
    }
    bytes.addAndGet(-entry.bytes());
    room.give(entry.bytes());
    if (cause == RemovalCause.EXPIRED) {
      counts.expired(1);
    } else if (cause == RemovalCause.SIZE) {
      counts.evicted();
    }
  }

  /** Bytes in use by its entries, and by those that are about to be stored. */
  long bytes() {
    return bytes.get();
  }

  long ttlNanos() {
    return settings.ttlNanos();
  }

  CacheSnapshot snapshot() {
    return counts.snapshot(name, entries.size(), settings, bytes.get());
  }
}
