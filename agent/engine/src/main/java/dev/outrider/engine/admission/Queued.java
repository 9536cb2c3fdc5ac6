package dev.outrider.engine.admission;

import dev.outrider.engine.exchange.Rejection;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One who waits. It ends by exactly one decision (a {@link Permit}, or {@link Rejected}) or by
 * {@link #cancel}; who waits learns of it by parking ({@link #await}) or by a callback ({@link
 * #whenDecided}), one of the two.
 *
 * <p>Thread-safe. Decisions are made under the queue's lock and read without it; the lock's holder
 * writes, then wakes after it gave the lock back.
 */
public final class Queued implements Admission {
  final Line.Spot<Queued> inFlow = new Line.Spot<>(this);
  final Line.Spot<Queued> inLevel = new Line.Spot<>(this);
  final Line.Spot<Queued> inLane = new Line.Spot<>(this);
  final long timeoutNanos;

  private final WaitingRoom room;
  private final long arrivedNanos;
  private final long asker;
  private final String routeName;

  /** These and the level are written under the queue's lock. */
  private @Nullable Flow flow;

  private boolean risen;
  private long atLevelSinceNanos;
  private volatile int level;
  private volatile @Nullable Admission decision;
  private volatile boolean cancelled;
  private volatile @Nullable Thread parked;
  private volatile @Nullable Delivery delivery;

  Queued(
      WaitingRoom room,
      long asker,
      String routeName,
      int level,
      long arrivedNanos,
      long timeoutNanos) {
    this.room = room;
    this.asker = asker;
    this.routeName = routeName;
    this.level = level;
    this.atLevelSinceNanos = arrivedNanos;
    this.arrivedNanos = arrivedNanos;
    this.timeoutNanos = timeoutNanos;
  }

  /** The level at which it waits; 0 is the highest. It may rise. */
  public int level() {
    return level;
  }

  /** When it arrived, in nanoseconds of the queue's clock. */
  public long arrivedNanos() {
    return arrivedNanos;
  }

  /**
   * Parks until it is decided, at the longest for the queue's timeout; a virtual thread is not
   * pinned.
   *
   * @return a {@link Permit}, or {@link Rejected}; never {@link Queued}
   * @throws InterruptedException when interrupted: it has left the queue, and a permit that was
   *     granted in the race was given back
   * @throws CancellationException when another thread cancelled it
   */
  public Admission await() throws InterruptedException {
    parked = Thread.currentThread();
    while (waiting()) {
      if (Thread.interrupted()) {
        leave();
        throw new InterruptedException();
      }
      long remaining = remainingNanos(room.nanoTime());
      if (remaining <= 0) {
        return reject(Rejection.TIMEOUT);
      }
      LockSupport.parkNanos(this, remaining);
    }
    return decision();
  }

  /** Leaves the room; a permit that was granted meanwhile is given back, for nothing has run. */
  public void leave() {
    if (!cancel() && decision instanceof Permit permit) {
      permit.release(true);
    }
  }

  /**
   * Has {@code callback} called with the decision: once, by {@code executor}, also when it is a
   * timeout; not at all after {@link #cancel}. An executor that refuses is replaced by a thread of
   * ours. What the executor is given runs the exchange, so it must not run tasks on the thread that
   * hands them in, which would be the one that released a permit.
   *
   * @throws IllegalStateException when there is a callback already
   */
  public void whenDecided(Executor executor, Consumer<Admission> callback) {
    Delivery wanted = new Delivery(executor, callback);
    if (!room.deliver(this, wanted) && decision != null) {
      wanted.hand(decision());
    }
  }

  /** Leaves the room. Returns false when it was decided before: a permit is then to be released. */
  public boolean cancel() {
    return room.cancel(this);
  }

  /**
   * Leaves the queue as rejected for {@code reason}.
   *
   * @return that rejection, or what had been decided before
   * @throws CancellationException when it was cancelled before
   */
  public Admission reject(Rejection reason) {
    room.reject(this, reason);
    return decision();
  }

  private Admission decision() {
    Admission decided = decision;
    if (decided == null) {
      throw new CancellationException("outrider: this waiter was cancelled");
    }
    return decided;
  }

  boolean waiting() {
    return decision == null && !cancelled;
  }

  long waitedNanos(long nowNanos) {
    return nowNanos - arrivedNanos;
  }

  long remainingNanos(long nowNanos) {
    return timeoutNanos - (nowNanos - arrivedNanos);
  }

  /** Under the queue's lock. */
  void moveTo(int level) {
    this.level = level;
  }

  /** Under the queue's lock: to the next higher level. */
  void rise(long nowNanos) {
    moveTo(level - 1);
    atLevelSinceNanos = nowNanos;
    risen = true;
  }

  /** Under the queue's lock: whether it came for a lower level. */
  boolean hasRisen() {
    return risen;
  }

  /** Under the queue's lock: when it came to its level. */
  long atLevelSinceNanos() {
    return atLevelSinceNanos;
  }

  /** Who asks, as {@link Applicant#asker} has it. */
  long asker() {
    return asker;
  }

  /** Under the queue's lock. */
  void joins(Flow joined) {
    flow = joined;
  }

  /** Under the queue's lock, while it waits. */
  Flow flow() {
    return Objects.requireNonNull(flow);
  }

  /** Under the queue's lock, while it waits: as it is shown. */
  Waiting shown() {
    return new Waiting(level, flow().number(), routeName, arrivedNanos, timeoutNanos);
  }

  /** Under the queue's lock; {@link #wake} follows after it. */
  void decide(Admission decided) {
    decision = decided;
  }

  /** Under the queue's lock; {@link #wake} follows after it. */
  void markCancelled() {
    cancelled = true;
  }

  /** Under the queue's lock, while waiting. */
  void deliverTo(Delivery wanted) {
    if (delivery != null) {
      throw new IllegalStateException("outrider: this waiter has a callback already");
    }
    delivery = wanted;
  }

  /** Tells who waits; called once, without a lock. */
  void wake() {
    Thread thread = parked;
    if (thread != null) {
      LockSupport.unpark(thread);
    }
    Delivery wanted = delivery;
    Admission decided = decision;
    if (wanted != null && decided != null) {
      wanted.hand(decided);
    }
  }
}
