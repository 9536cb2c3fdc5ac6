package dev.outrider.engine.admission;

import static java.util.Comparator.comparing;
import static java.util.Comparator.reverseOrder;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Rejection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A queue that does in the plainest way what {@link RequestQueue} has to do, beside a real one:
 * each step does the same to both, and compares what came of it.
 */
final class NaiveQueue {
  private static final int ASKERS = 3;

  private final Random random;
  private final QueueKit kit = new QueueKit(2, 4);
  private final List<Permit> running = new ArrayList<>();
  private final Map<Queued, Long> atLevelSince = new HashMap<>();
  private final Map<NaiveLevel, Integer> earned = new HashMap<>();
  private List<NaiveLevel> levels = levels(3);
  private AdmissionSettings settings = kit.queue.settings();

  NaiveQueue(Random random) {
    this.random = random;
  }

  private static List<NaiveLevel> levels(int count) {
    return Stream.generate(NaiveLevel::new).limit(count).toList();
  }

  void step() {
    kit.step(random.nextInt(1_000));
    int kind = random.nextInt(100);
    if (kind < 50) {
      arrive(new Asking(random.nextInt(settings.priorityLevels()), asker()));
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

  private long asker() {
    int asker = random.nextInt(10) < 7 ? 0 : random.nextInt(ASKERS); // one is noisy
    return asker * 0x1234_5678_9ABC_DEFL;
  }

  private List<Queued> waiting() {
    List<Queued> all = new ArrayList<>();
    levels.forEach(level -> all.addAll(level.arrivals()));
    return all;
  }

  private void arrive(Asking asking) {
    int waiting = waiting().size();
    boolean free = waiting == 0 && running.size() < settings.places();
    boolean room = waiting < settings.maxQueueSize();
    Queued displaced = room ? null : givingWay(asking);

    Admission answer = kit.queue.arrive(asking);

    if (free) {
      running.add((Permit) answer);
    } else if (room || displaced != null) {
      Queued waiter = (Queued) answer;
      atLevelSince.put(waiter, kit.clock.get());
      levels.get(asking.level()).add(waiter);
    } else {
      assertThat(((Rejected) answer).reason()).isEqualTo(Rejection.FULL);
    }
    if (!free && displaced != null) {
      remove(displaced);
      assertThat(QueueKit.refused(displaced)).isEqualTo(Rejection.DISPLACED);
    }
  }

  private @Nullable Queued givingWay(Asking asking) {
    Queued other = youngestWhereTooManyWait(asking.level());
    return other != null
        ? other
        : levels.get(asking.level()).youngestOfTheLongestFlowBut(asking.asker());
  }

  private @Nullable Queued youngestWhereTooManyWait(int level) {
    int own = settings.roomOfLevel();
    boolean takesItsOwn = levels.get(level).arrivals().size() < own;
    for (int other = levels.size() - 1; other >= 0; other--) {
      List<Queued> arrivals = levels.get(other).arrivals();
      if (arrivals.size() > own && (other > level || takesItsOwn)) {
        return arrivals.get(arrivals.size() - 1);
      }
    }
    return null;
  }

  private void remove(Queued waiter) {
    levels.forEach(level -> level.remove(waiter));
  }

  private void release() {
    if (running.isEmpty()) {
      return;
    }
    running.remove(random.nextInt(running.size())).release(random.nextBoolean());
    admitWhoMay();
  }

  private void admitWhoMay() {
    while (!waiting().isEmpty() && running.size() < settings.places()) {
      age();
      running.add(QueueKit.granted(requireNonNull(nextLevel().removeNext())));
    }
  }

  private NaiveLevel nextLevel() {
    List<NaiveLevel> busy = levels.stream().filter(level -> !level.arrivals().isEmpty()).toList();
    earned.keySet().retainAll(busy.subList(1, busy.size()));
    busy.stream()
        .skip(1)
        .forEach(lower -> earned.merge(lower, settings.sharePercent(), Integer::sum));
    NaiveLevel next =
        busy.stream()
            .skip(1)
            .filter(lower -> earned.getOrDefault(lower, 0) >= 100)
            .max(
                comparing((NaiveLevel lower) -> earned.get(lower))
                    .thenComparing(levels::indexOf, reverseOrder()))
            .orElse(busy.get(0));
    earned.computeIfPresent(next, (served, before) -> before - 100);
    return next;
  }

  private void age() {
    long now = kit.clock.get();
    for (int level = 1; level < levels.size() && settings.ageingNanos() > 0; level++) {
      for (Queued waiter : List.copyOf(levels.get(level).arrivals())) {
        if (now - atLevelSince.getOrDefault(waiter, now) < settings.ageingNanos()) {
          break;
        }
        levels.get(level).remove(waiter);
        levels.get(level - 1).addRisen(waiter);
        atLevelSince.put(waiter, now);
      }
    }
  }

  private void leave() {
    List<Queued> waiting = waiting();
    if (waiting.isEmpty()) {
      return;
    }
    Queued waiter = waiting.get(random.nextInt(waiting.size()));
    remove(waiter);
    if (random.nextBoolean()) {
      assertThat(waiter.cancel()).isTrue();
    } else {
      assertThat(waiter.reject(Rejection.THREADS)).isInstanceOf(Rejected.class);
    }
  }

  private void expire() {
    long now = kit.clock.get();
    List<Queued> due = waiting();
    due.removeIf(waiter -> waiter.remainingNanos(now) > 0);
    due.forEach(this::remove);

    long until = kit.queue.expire(now);

    due.forEach(waiter -> assertThat(QueueKit.refused(waiter)).isEqualTo(Rejection.TIMEOUT));
    long expected =
        waiting().stream()
            .mapToLong(waiter -> waiter.remainingNanos(now))
            .min()
            .orElse(Long.MAX_VALUE);
    assertThat(until).isEqualTo(expected);
  }

  private void change() {
    settings =
        new AdmissionSettings(
            random.nextInt(5),
            random.nextBoolean() ? random.nextInt(6) : random.nextInt(40),
            1 + random.nextInt(4),
            1 + random.nextInt(20_000),
            random.nextInt(3) * 1_500L,
            random.nextInt(3) * 12);
    if (settings.priorityLevels() != levels.size()) {
      merge();
    }
    kit.queue.settings(settings);
    admitWhoMay();
  }

  private void merge() {
    List<NaiveLevel> merged = levels(settings.priorityLevels());
    for (int level = 0; level < levels.size(); level++) {
      NaiveLevel to = merged.get(Math.min(level, merged.size() - 1));
      NaiveLevel from = levels.get(level);
      for (Queued waiter : from.arrivals()) {
        if (from.hasRisen(waiter)) {
          to.addRisen(waiter);
        } else {
          to.add(waiter);
        }
      }
    }
    levels = merged;
  }

  void drain() {
    waiting().forEach(Queued::cancel);
    levels = levels(levels.size());
    running.forEach(permit -> permit.release(false));
    running.clear();
  }

  void check() {
    QueueSnapshot snapshot = snapshot();
    assertThat(snapshot.running()).isEqualTo(running.size());
    assertThat(snapshot.waiting())
        .isEqualTo(levels.stream().map(level -> level.arrivals().size()).toList());
    assertThat(waiting()).allMatch(Queued::waiting);
    assertThat(snapshot.counts().completed() + snapshot.counts().failed() + running.size())
        .isEqualTo(snapshot.counts().admitted());
  }

  QueueSnapshot snapshot() {
    return kit.snapshot();
  }
}
