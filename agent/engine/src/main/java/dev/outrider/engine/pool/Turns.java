package dev.outrider.engine.pool;

import dev.outrider.engine.pool.PoolException.Kind;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Who waits for a place, first come first served.
 *
 * <p>A wake-up is a hint and carries nothing: the first in the line looks for a place himself, and
 * who leaves wakes the next. So no place can be lost on its way to one who is just being
 * interrupted or aborted. A waiter enters before he looks, a place is given back before the line is
 * looked at (both are volatile accesses): one of the two sees the other.
 */
final class Turns {
  private final ConcurrentLinkedQueue<Turn> line = new ConcurrentLinkedQueue<>();

  boolean nobodyWaits() {
    return line.isEmpty();
  }

  void wakeFirst() {
    Turn first = line.peek();
    if (first != null) {
      LockSupport.unpark(first.thread);
    }
  }

  /** Enters the line with the calling thread. */
  Turn enter(Stop stop) throws PoolException {
    Turn turn = new Turn(Thread.currentThread(), stop);
    stop.attach(turn);
    line.add(turn);
    return turn;
  }

  /** One who waits. */
  final class Turn implements Stop.Target {
    private final Thread thread;
    private final Stop stop;

    private Turn(Thread thread, Stop stop) {
      this.thread = thread;
      this.stop = stop;
    }

    boolean isFirst() {
      return line.peek() == this;
    }

    /** Sleeps until woken; fails when stopped, interrupted or late. */
    void await(Deadline deadline, LongSupplier clock) throws PoolException, InterruptedException {
      if (stop.why() != null) {
        throw stop.stopped(PoolException.Progress.NOWHERE, null);
      }
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      if (!deadline.bounded()) {
        LockSupport.park(this);
        return;
      }
      long remaining = deadline.remaining(clock.getAsLong());
      if (remaining <= 0) {
        throw HostPool.late();
      }
      LockSupport.parkNanos(this, remaining);
    }

    void leave() {
      line.remove(this);
      wakeFirst();
    }

    @Override
    public void halt(Kind why) {
      LockSupport.unpark(thread);
    }
  }
}
