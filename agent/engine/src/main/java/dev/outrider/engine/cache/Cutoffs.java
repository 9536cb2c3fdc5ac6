package dev.outrider.engine.cache;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Keeps an answer that was under way when its cache was cleared, or its provider failed, from being
 * stored afterwards. Thread-safe: who removes moves the cut-off first and sweeps then; who stores
 * puts the entry in its place first and looks at the cut-off then, and only then lets it stand. So
 * one of the two sees the other, and nobody sees an entry in between.
 *
 * <p>Providers share {@value #STRIPES} places, which bounds it; two in one place cost each other a
 * miss, never a wrong answer.
 */
final class Cutoffs {
  private static final int STRIPES = 64;

  private final AtomicLong all;
  private final AtomicLongArray byProvider = new AtomicLongArray(STRIPES);

  Cutoffs(long nowNanos) {
    all = new AtomicLong(nowNanos - 1);
    for (int i = 0; i < STRIPES; i++) {
      byProvider.set(i, nowNanos - 1);
    }
  }

  void moveAll(long nowNanos) {
    all.accumulateAndGet(nowNanos, Cutoffs::later);
  }

  void move(String provider, long nowNanos) {
    byProvider.accumulateAndGet(stripe(provider), nowNanos, Cutoffs::later);
  }

  /** Whether an answer of {@code provider} that was asked for then must not be stored any more. */
  boolean bar(String provider, long askedNanos) {
    return askedNanos - all.get() <= 0 || askedNanos - byProvider.get(stripe(provider)) <= 0;
  }

  private static int stripe(String provider) {
    return Math.floorMod(provider.hashCode(), STRIPES);
  }

  private static long later(long one, long other) {
    return one - other >= 0 ? one : other;
  }
}
