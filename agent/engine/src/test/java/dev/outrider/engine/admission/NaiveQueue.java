package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The queue as anyone would write it without caring for speed, walking beside the real one: both
 * take the same steps and have to agree on who runs, who waits and who goes.
 */
final class NaiveQueue {
  private final Random random;
  private final QueueKit kit = new QueueKit(2, 4);
  private final List<Permit> running = new ArrayList<>();

  /** In the order in which they are served, but for the level. */
  private final List<Queued> waiting = new ArrayList<>();

  private AdmissionSettings settings = kit.queue.settings();

  NaiveQueue(Random random) {
    this.random = random;
  }

  void step() {
    kit.step(random.nextInt(1_000));
    int kind = random.nextInt(100);
    if (kind < 50) {
      arrive(random.nextInt(settings.priorityLevels()));
    } else if (kind < 80) {
      release();
    } else if (kind < 90) {
      leave();
    } else if (kind < 96) {
      expire();
    } else {
      change();
    }
  }

  private void arrive(int level) {
    boolean free = waiting.isEmpty() && running.size() < settings.places();
    boolean room = waiting.size() < settings.maxQueueSize();
    Queued displaced = room ? null : youngestBelow(level);

    Admission answer = kit.queue.arrive(level);

    if (free) {
      running.add((Permit) answer);
    } else if (room || displaced != null) {
      waiting.add((Queued) answer);
    } else {
      assertThat(((Rejected) answer).reason()).isEqualTo(Rejection.FULL);
    }
    if (!free && displaced != null) {
      waiting.remove(displaced);
      assertThat(QueueKit.refused(displaced)).isEqualTo(Rejection.DISPLACED);
    }
  }

  private @Nullable Queued youngestBelow(int level) {
    Queued youngest = null;
    for (Queued waiter : waiting) {
      if (waiter.level() > level && (youngest == null || waiter.level() >= youngest.level())) {
        youngest = waiter;
      }
    }
    return youngest;
  }

  private void release() {
    if (running.isEmpty()) {
      return;
    }
    running.remove(random.nextInt(running.size())).release(random.nextBoolean());
    admitWhoMay();
  }

  private void admitWhoMay() {
    while (!waiting.isEmpty() && running.size() < settings.places()) {
      waiting.sort(Comparator.comparingInt(Queued::level)); // stable: inside a level as before
      running.add(QueueKit.granted(waiting.remove(0)));
    }
  }

  private void leave() {
    if (waiting.isEmpty()) {
      return;
    }
    Queued waiter = waiting.remove(random.nextInt(waiting.size()));
    if (random.nextBoolean()) {
      assertThat(waiter.cancel()).isTrue();
    } else {
      assertThat(waiter.reject(Rejection.THREADS)).isInstanceOf(Rejected.class);
    }
  }

  private void expire() {
    long now = kit.clock.get();
    List<Queued> due = new ArrayList<>(waiting);
    due.removeIf(waiter -> waiter.remainingNanos(now) > 0);
    waiting.removeAll(due);

    long until = kit.queue.expire(now);

    due.forEach(waiter -> assertThat(QueueKit.refused(waiter)).isEqualTo(Rejection.TIMEOUT));
    long expected =
        waiting.stream()
            .mapToLong(waiter -> waiter.remainingNanos(now))
            .min()
            .orElse(Long.MAX_VALUE);
    assertThat(until).isEqualTo(expected);
  }

  private void change() {
    settings =
        new AdmissionSettings(
            random.nextInt(5),
            random.nextInt(6),
            1 + random.nextInt(4),
            1 + random.nextInt(20_000));
    waiting.sort(Comparator.comparingInt(Queued::level)); // levels that merge stay in this order
    kit.queue.settings(settings);
    admitWhoMay();
  }

  void drain() {
    List.copyOf(waiting).forEach(Queued::cancel);
    waiting.clear();
    running.forEach(permit -> permit.release(false));
    running.clear();
  }

  void check() {
    QueueSnapshot snapshot = snapshot();
    assertThat(snapshot.running()).isEqualTo(running.size());
    assertThat(snapshot.totalWaiting()).isEqualTo(waiting.size());
    assertThat(waiting).allMatch(Queued::waiting);
    assertThat(snapshot.counts().completed() + snapshot.counts().failed() + running.size())
        .isEqualTo(snapshot.counts().admitted());
  }

  QueueSnapshot snapshot() {
    return kit.snapshot();
  }
}
