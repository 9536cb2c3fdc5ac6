package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Rejection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A queue under a stepped clock, and what tests say to it. */
final class QueueKit {
  static final long TIMEOUT = TimeUnit.SECONDS.toNanos(30);

  /** Starts near the end of the number range: clocks wrap, and nothing may mind. */
  final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - TIMEOUT / 2);

  final RequestQueue queue;

  QueueKit(int maxConcurrent, int maxQueueSize) {
    this.queue = new RequestQueue(settings(maxConcurrent, maxQueueSize, 3), clock::get);
  }

  static AdmissionSettings settings(int maxConcurrent, int maxQueueSize, int levels) {
    return new AdmissionSettings(maxConcurrent, maxQueueSize, levels, TIMEOUT, 0, 0);
  }

  Permit admit(int level) {
    Admission answer = queue.arrive(Asking.at(level));
    assertThat(answer).isInstanceOf(Permit.class);
    return (Permit) answer;
  }

  Queued queueUp(int level) {
    return queueUp(Asking.at(level));
  }

  Queued queueUp(Asking asking) {
    Admission answer = queue.arrive(asking);
    assertThat(answer).isInstanceOf(Queued.class);
    return (Queued) answer;
  }

  Rejected rejected(int level) {
    Admission answer = queue.arrive(Asking.at(level));
    assertThat(answer).isInstanceOf(Rejected.class);
    return (Rejected) answer;
  }

  /** What a waiter that was decided got; fails when it still waits. */
  static Admission decided(Queued waiter) {
    assertThat(waiter.waiting()).isFalse();
    return waiter.reject(Rejection.LIMIT);
  }

  static Permit granted(Queued waiter) {
    Admission decided = decided(waiter);
    assertThat(decided).isInstanceOf(Permit.class);
    return (Permit) decided;
  }

  static Rejection refused(Queued waiter) {
    Admission decided = decided(waiter);
    assertThat(decided).isInstanceOf(Rejected.class);
    return ((Rejected) decided).reason();
  }

  void step(long nanos) {
    clock.addAndGet(nanos);
  }

  QueueSnapshot snapshot() {
    return checked(queue.snapshot());
  }

  /** What holds at any instant. */
  static QueueSnapshot checked(QueueSnapshot snapshot) {
    QueueCounts counts = snapshot.counts();
    assertThat(
            counts.admitted()
                + counts.rejected()
                + counts.timedOut()
                + counts.cancelled()
                + counts.displaced()
                + snapshot.totalWaiting())
        .as("what became of arrivals in %s", snapshot)
        .isEqualTo(counts.arrived());
    return snapshot;
  }
}
