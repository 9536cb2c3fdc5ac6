package dev.outrider.engine.cache;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.LongAdder;

/**
 * Everything that one cache counts since it was made. Written by all threads, read by snapshots.
 */
final class CacheCounts {
  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder sets = new LongAdder();
  private final LongAdder deletes = new LongAdder();
  private final LongAdder evictions = new LongAdder();
  private final LongAdder expired = new LongAdder();
  private final Map<MissReason, LongAdder> reasons = new EnumMap<>(MissReason.class); // filled once

  CacheCounts() {
    for (MissReason reason : MissReason.values()) {
      reasons.put(reason, new LongAdder());
    }
  }

  void hit() {
    hits.increment();
  }

  void missed(MissReason reason) {
    misses.increment();
    refused(reason);
  }

  /** Counts why an answer was not stored. */
  void refused(MissReason reason) {
    Objects.requireNonNull(reasons.get(reason)).increment();
  }

  void set() {
    sets.increment();
  }

  void deleted(long entries) {
    deletes.add(entries);
  }

  void evicted() {
    evictions.increment();
  }

  void expired(long entries) {
    expired.add(entries);
  }

  CacheSnapshot snapshot(String name, long size, NamedCache settings, long bytes) {
    Map<MissReason, Long> byReason = new EnumMap<>(MissReason.class);
    reasons.forEach((reason, count) -> byReason.put(reason, count.sum()));
    return new CacheSnapshot(
        name,
        settings,
        hits.sum(),
        misses.sum(),
        byReason,
        sets.sum(),
        deletes.sum(),
        evictions.sum(),
        expired.sum(),
        size,
        bytes);
  }
}
