package dev.outrider.engine.cache;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The bytes that all caches share. Taken before an entry is stored, given when it is removed, so
 * that at no instant more is in use than there is. When there is no more, the largest cache gives
 * up its coldest entry. Thread-safe.
 */
final class Room {
  private final List<NamedStore> sharers = new CopyOnWriteArrayList<>();
  private final AtomicLong used = new AtomicLong();
  private volatile long maxBytes;

  Room(long maxBytes) {
    this.maxBytes = maxBytes;
  }

  void add(NamedStore sharer) {
    sharers.add(sharer);
  }

  /** What one entry may take: a quarter, or else it would empty the caches for itself. */
  long largest() {
    return maxBytes / 4;
  }

  /** Takes {@code bytes}, evicting what it must; returns whether it could. */
  boolean take(long bytes) {
    while (!tryTake(bytes)) {
      if (!evictOne()) {
        return false;
      }
    }
    return true;
  }

  private boolean tryTake(long bytes) {
    while (true) {
      long before = used.get();
      if (before + bytes > maxBytes) {
        return false;
      }
      if (used.compareAndSet(before, before + bytes)) {
        return true;
      }
    }
  }

  void give(long bytes) {
    used.addAndGet(-bytes);
  }

  /** Changes how much there is, and evicts what is too much. */
  void resize(long bytes) {
    maxBytes = bytes;
    while (used.get() > bytes && evictOne()) {}
  }

  long used() {
    return used.get();
  }

  /** Returns whether there was anything to evict. */
  private boolean evictOne() {
    NamedStore largest = null;
    for (NamedStore sharer : sharers) {
      if (sharer.bytes() > 0 && (largest == null || sharer.bytes() > largest.bytes())) {
        largest = sharer;
      }
    }
    return largest != null && largest.evictColdest();
  }
}
