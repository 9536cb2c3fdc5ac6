package dev.outrider.engine.pool;

import dev.outrider.engine.pool.PoolException.Kind;
import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one {@link HostKey}: a count of places, and who rests in them. Thread-safe
 * without a lock.
 *
 * <p>A place is the right to one open connection. {@link #lease} takes a place, with the connection
 * that rests in it or without; exactly one of {@link #put}, {@link #discard} and {@link #free}
 * gives it back. A connection is at rest while it is in the deque, and belongs to whoever took it
 * off: {@code pollFirst}, {@code pollLast} and {@code remove(Object)} succeed for one thread only.
 * The last used is used next, so that surplus ones grow old at the other end.
 */
final class HostPool {
  /** Rest after which it is asked whether the server is still there. At high rates none is. */
  private static final long CHECK_AFTER_NANOS = 5_000_000L;

  private final HostKey key;
  private final HostStats stats;
  private final Supplier<PoolSettings> settings;
  private final LongSupplier clock;
  private final Turns turns = new Turns();
  private final ConcurrentLinkedDeque<PooledConnection> resting = new ConcurrentLinkedDeque<>();
  private final AtomicInteger rests = new AtomicInteger();
  private final AtomicInteger places = new AtomicInteger();
  private final Peak peak = new Peak();
  private volatile boolean shut;
  private long lastLeaseNanos; // racy: only ever compared with minutes

  HostPool(HostKey key, HostStats stats, Supplier<PoolSettings> settings, LongSupplier clock) {
    this.key = key;
    this.stats = stats;
    this.settings = settings;
    this.clock = clock;
    this.lastLeaseNanos = clock.getAsLong();
  }

  HostKey key() {
    return key;
  }

  HostStats stats() {
    return stats;
  }

  /**
   * Takes a place, waiting for one in the order of arrival where there is a limit.
   *
   * @return the connection that rested in it; null: one is to be opened
   */
  @Nullable PooledConnection lease(PooledRequest request, Deadline deadline)
      throws PoolException, InterruptedException {
    lastLeaseNanos = clock.getAsLong();
    if (turns.nobodyWaits()) {
      PooledConnection rested = takeRested();
      if (rested != null || reserve()) {
        return leased(rested);
      }
    }
    return waitForPlace(request, deadline);
  }

  private @Nullable PooledConnection waitForPlace(PooledRequest request, Deadline deadline)
      throws PoolException, InterruptedException {
    Turns.Turn turn = turns.enter(request.stop());
    stats.pending.increment();
    try {
      while (true) {
        if (turn.isFirst()) {
          PooledConnection rested = takeRested();
          if (rested != null || reserve()) {
            return leased(rested);
          }
        }
        turn.await(deadline, clock);
      }
    } finally {
      turn.leave();
      stats.pending.decrement();
    }
  }

  private @Nullable PooledConnection leased(@Nullable PooledConnection rested) {
    stats.active.increment();
    peak.reached(places.get() - rests.get());
    return rested;
  }

  private @Nullable PooledConnection takeRested() {
    long now = clock.getAsLong();
    PooledConnection rested;
    while ((rested = resting.pollFirst()) != null) {
      noLongerRests();
      boolean usable =
          !rested.isOver(now, settings.get())
              && (rested.uncheckedNanos(now) < CHECK_AFTER_NANOS || !rested.isDead(now));
      if (usable) {
        return rested;
      }
      rested.close();
      leavePlace();
    }
    return null;
  }

  private boolean reserve() {
    int limit = settings.get().maxSockets();
    int taken = places.get();
    while (limit == 0 || taken < limit) {
      if (places.compareAndSet(taken, taken + 1)) {
        return true;
      }
      taken = places.get();
    }
    return false;
  }

  /** Gives back a place with a connection that may rest in it for that long. */
  void put(PooledConnection connection, long restNanos) {
    long now = clock.getAsLong();
    PoolSettings current = settings.get();
    if (shut || !current.keepAlive() || connection.isOld(now, current) || isCrowded(current)) {
      discard(connection);
      return;
    }
    connection.rest(now, restNanos);
    stats.active.decrement();
    stats.free.increment();
    rests.incrementAndGet();
    resting.addFirst(connection);
    if (shut) {
      closeResting(); // shut meanwhile: nobody would look at it again
    }
    closeSurplus(current, false);
    turns.wakeFirst();
  }

  /** Whether there are more connections than there may be, because a setting was lowered. */
  private boolean isCrowded(PoolSettings current) {
    return current.maxSockets() > 0 && places.get() > current.maxSockets();
  }

  /** Closes a connection and gives back its place. */
  void discard(PooledConnection connection) {
    connection.close();
    free();
  }

  /** Gives back a place without a connection. */
  void free() {
    stats.active.decrement();
    leavePlace();
    turns.wakeFirst();
  }

  private void leavePlace() {
    places.decrementAndGet();
  }

  private void noLongerRests() {
    rests.decrementAndGet();
    stats.free.decrement();
  }

  /** Closes the longest resting ones beyond the limit. */
  private void closeSurplus(PoolSettings current, boolean politely) {
    int limit = current.maxFreeSockets() > 0 ? current.maxFreeSockets() : peak.atLeast(10);
    int now;
    while ((now = rests.get()) > limit) {
      if (!rests.compareAndSet(now, now - 1)) {
        continue; // another thread closes that one
      }
      PooledConnection oldest = resting.pollLast();
      if (oldest != null) {
        stats.free.decrement();
        closeAway(oldest, politely);
      } else {
        rests.incrementAndGet();
        if (resting.isEmpty()) {
          return; // who has counted one and not yet laid it down looks for itself
        }
      }
    }
  }

  private void closeRested(PooledConnection taken, boolean politely) {
    noLongerRests();
    closeAway(taken, politely);
  }

  /** Closes one that is counted no more among those at rest. */
  private void closeAway(PooledConnection taken, boolean politely) {
    if (politely) {
      taken.closePolitely();
    } else {
      taken.close();
    }
    leavePlace();
    turns.wakeFirst();
  }

  /** Closes what has rested or lived long enough, is surplus, or was closed by the server. */
  void sweep(long nowNanos) {
    PoolSettings current = settings.get();
    peak.turn(nowNanos);
    closeSurplus(current, true);
    for (Iterator<PooledConnection> it = resting.iterator(); it.hasNext(); ) {
      PooledConnection next = it.next();
      boolean over = next.isOver(nowNanos, current) || !current.keepAlive() || isCrowded(current);
      if (over && resting.remove(next)) {
        closeRested(next, true);
      } else if (!over && next.uncheckedNanos(nowNanos) >= CHECK_AFTER_NANOS) {
        check(next, nowNanos);
      }
    }
    turns.wakeFirst(); // a limit may have been raised
  }

  /** Newest first, each goes to the far end: afterwards they lie in the order of before. */
  private void check(PooledConnection next, long nowNanos) {
    if (!resting.remove(next)) {
      return;
    }
    if (next.isDead(nowNanos)) {
      closeRested(next, false);
    } else {
      resting.addLast(next);
      if (shut) {
        closeResting();
      }
      turns.wakeFirst();
    }
  }

  long lastLeaseNanos() {
    return lastLeaseNanos;
  }

  boolean isEmpty() {
    return places.get() == 0 && turns.nobodyWaits();
  }

  /** Closes what rests, and from now on what comes back. */
  void shut() {
    shut = true;
    closeResting();
  }

  private void closeResting() {
    PooledConnection next;
    while ((next = resting.pollFirst()) != null) {
      closeRested(next, false);
    }
  }

  /** Returns what a request throws that waited until its deadline. */
  static PoolException late() {
    return new PoolException(
        Kind.LEASE_TIMEOUT, "no connection of the host became free in time", null);
  }
}
