package dev.outrider.engine.admission;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.outrider.engine.exchange.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where those are who could not run at once, and all that happens to them, under one lock.
 *
 * <p>Each method decides under the lock and wakes after it: {@link Queued#wake} unparks a thread or
 * hands a callback to an executor, which is code of others.
 */
final class WaitingRoom {
  private final RequestQueue queue;
  private final Places places;
  private final LongSupplier nanoClock;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Waiters waiters;

  @GuardedBy("lock")
  private final Tally tally = new Tally();

  @GuardedBy("lock")
  private final DrainRate drainRate = new DrainRate();

  /** Written under the lock, so that who joins goes by what those are admitted by who wait. */
  private volatile AdmissionSettings settings;

  WaitingRoom(
      RequestQueue queue, Places places, AdmissionSettings settings, LongSupplier nanoClock) {
    this.queue = queue;
    this.places = places;
    this.settings = settings;
    this.nanoClock = nanoClock;
    this.waiters = new Waiters(settings.priorityLevels());
  }

  AdmissionSettings settings() {
    return settings;
  }

  long nanoTime() {
    return nanoClock.getAsLong();
  }

  Admission arrive(Applicant applicant) {
    long asker = applicant.asker(); // takes a microsecond: not under the lock
    Queued displaced = null;
    lock.lock();
    try {
      tally.arrived++;
      int nearest = settings.nearest(applicant.level());
      if (places.waiting() >= settings.maxQueueSize()) {
        displaced = waiters.givingWay(nearest, asker, settings.roomOfLevel());
        if (displaced == null) {
          return rejected(Rejection.FULL, nearest, 0, nanoTime());
        }
      }
      Admission answer = runOrWait(nearest, asker, applicant.routeName());
      if (displaced != null) {
        leave(
            displaced,
            Rejection.DISPLACED); // after the arrival joined: no place comes free between
      }
      tally.waiting(places.waiting());
      return answer;
    } finally {
      lock.unlock();
      wake(displaced);
    }
  }

  /** A place may have come free since the arrival found none. */
  @GuardedBy("lock")
  private Admission runOrWait(int level, long asker, String routeName) {
    if (places.takeOrJoin(settings.places())) {
      tally.admitted++;
      return new Permit(queue, level, 0);
    }
    long nowNanos = nanoTime();
    if (places.waiting() == 1) {
      drainRate.begins(nowNanos);
    }
    Queued waiter =
        new Queued(this, asker, routeName, level, nowNanos, settings.queueTimeoutNanos());
    waiters.add(waiter);
    tally.queued++;
    return waiter;
  }

  /** Gives a released place to the next in line. */
  void passOn() {
    Queued next = null;
    lock.lock();
    try {
      if (places.passOnOrGiveBack(settings.places())) {
        next = admitNext();
      }
    } finally {
      lock.unlock();
      wake(next);
    }
  }

  /** Gives the next in line the place that was taken for it. */
  @GuardedBy("lock")
  private Queued admitNext() {
    long nowNanos = nanoTime();
    waiters.age(nowNanos, settings.ageingNanos());
    Queued next = waiters.removeNext(settings.sharePercent());
    tally.admitted++;
    drainRate.serves(nowNanos);
    next.decide(new Permit(queue, next.level(), next.waitedNanos(nowNanos)));
    return next;
  }

  /** Lets {@code waiter} go by its own wish; false when it was decided before. */
  boolean cancel(Queued waiter) {
    lock.lock();
    try {
      if (!waiter.waiting()) {
        return false;
      }
      waiters.remove(waiter);
      places.leave();
      tally.cancelled++;
      waiter.markCancelled();
    } finally {
      lock.unlock();
    }
    waiter.wake();
    return true;
  }

  /** Rejects {@code waiter} unless it was decided before. */
  void reject(Queued waiter, Rejection reason) {
    lock.lock();
    try {
      if (!waiter.waiting()) {
        return;
      }
      leave(waiter, reason);
    } finally {
      lock.unlock();
    }
    waiter.wake();
  }

  @GuardedBy("lock")
  private void leave(Queued waiter, Rejection reason) {
    waiters.remove(waiter);
    places.leave();
    long nowNanos = nanoTime();
    waiter.decide(rejected(reason, waiter.level(), waiter.waitedNanos(nowNanos), nowNanos));
  }

  /** To come again is of no use before those are served who wait in front. */
  @GuardedBy("lock")
  private Rejected rejected(Rejection reason, int level, long waitedNanos, long nowNanos) {
    tally.rejected(reason);
    long retryAfterNanos = drainRate.untilServedNanos(waiters.downTo(level), nowNanos);
    return new Rejected(reason, level, settings.maxConcurrent(), waitedNanos, retryAfterNanos);
  }

  /** Has the decision delivered when it comes; false when {@code waiter} waits no more. */
  boolean deliver(Queued waiter, Delivery wanted) {
    lock.lock();
    try {
      if (!waiter.waiting()) {
        return false;
      }
      waiter.deliverTo(wanted);
      return true;
    } finally {
      lock.unlock();
    }
  }

  long expire(long nowNanos) {
    List<Queued> due = new ArrayList<>();
    lock.lock();
    try {
      for (Queued next = waiters.due(nowNanos); next != null; next = waiters.due(nowNanos)) {
        leave(next, Rejection.TIMEOUT);
        due.add(next);
      }
      return waiters.untilDueNanos(nowNanos);
    } finally {
      lock.unlock();
      due.forEach(Queued::wake);
    }
  }

  void settings(AdmissionSettings changed) {
    List<Queued> admitted = new ArrayList<>();
    lock.lock();
    try {
      waiters.levels(changed.priorityLevels());
      settings = changed;
      while (places.takeForWaiter(changed.places())) {
        admitted.add(admitNext());
      }
    } finally {
      lock.unlock();
      admitted.forEach(Queued::wake);
    }
  }

  /** What a snapshot shows of the room: {@code tally} is a copy. */
  Contents contents() {
    lock.lock();
    try {
      return new Contents(tally.copy(), waiters.sizes());
    } finally {
      lock.unlock();
    }
  }

  /** Returns those who wait, of high levels first, at most so many. */
  List<Waiting> waiting(int most) {
    List<Waiting> shown = new ArrayList<>();
    lock.lock();
    try {
      waiters.visit(waiter -> shown.size() < most && shown.add(waiter.shown()));
    } finally {
      lock.unlock();
    }
    return shown;
  }

  private static void wake(@Nullable Queued decided) {
    if (decided != null) {
      decided.wake();
    }
  }

  /** The counts and who waits, at the same instant. */
  record Contents(Tally tally, List<Integer> waiting) {}
}
