package dev.outrider.sidecar.api;

import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How long the answer to a wrong token is held back: not at all for the first five of an address in
 * a minute, then a second each. A right token never waits, so nobody can lock its owner out.
 * Bounded in addresses. Thread-safe.
 */
final class FailedAttempts {
  private static final int FREE = 5;
  private static final int MAX_ADDRESSES = 1_000;
  private static final long FORGET_NANOS = MINUTES.toNanos(1);
  private static final long DELAY_NANOS = SECONDS.toNanos(1);

  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Map<String, Failures> byAddress =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > MAX_ADDRESSES;
        }
      };

  private record Failures(long sinceNanos, int count) {}

  FailedAttempts(LongSupplier clock) {
    this.clock = clock;
  }

  /** Counts a wrong token and returns nanoseconds to hold its answer back. */
  long failed(String address) {
    long now = clock.getAsLong();
    lock.lock();
    try {
      Failures before = byAddress.get(address);
      Failures failures =
          before == null || now - before.sinceNanos >= FORGET_NANOS
              ? new Failures(now, 1)
              : new Failures(before.sinceNanos, before.count + 1);
      byAddress.put(address, failures);
      return failures.count > FREE ? DELAY_NANOS : 0;
    } finally {
      lock.unlock();
    }
  }
}
