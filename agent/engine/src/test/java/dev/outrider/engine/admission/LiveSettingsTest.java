package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LiveSettingsTest {

  @Test
  void aHigherLimitAdmitsWaitersAtOnce() {
    QueueKit kit = new QueueKit(1, 10);
    kit.admit(0);
    Queued low = kit.queueUp(2);
    Queued high = kit.queueUp(0);
    Queued middle = kit.queueUp(1);

    kit.queue.settings(QueueKit.settings(3, 10, 3));

    QueueKit.granted(high);
    QueueKit.granted(middle);
    assertThat(low.waiting()).isTrue();
    assertThat(kit.snapshot().running()).isEqualTo(3);
  }

  @Test
  void noLimitAnyMoreAdmitsAll() {
    QueueKit kit = new QueueKit(1, 10);
    kit.admit(0);
    Queued one = kit.queueUp(2);
    Queued other = kit.queueUp(2);

    kit.queue.settings(QueueKit.settings(0, 10, 3));

    QueueKit.granted(one);
    QueueKit.granted(other);
  }

  @Test
  void aLowerLimitLetsThoseFinishWhoRun() {
    QueueKit kit = new QueueKit(3, 10);
    Permit one = kit.admit(0);
    Permit two = kit.admit(0);
    Permit three = kit.admit(0);
    Queued waiter = kit.queueUp(0);

    kit.queue.settings(QueueKit.settings(1, 10, 3));
    one.release(false);
    two.release(false);
    assertThat(waiter.waiting()).isTrue();

    three.release(false);
    QueueKit.granted(waiter);
    assertThat(kit.snapshot().running()).isEqualTo(1);
  }

  @Test
  void aSmallerQueueThrowsNobodyOut() {
    QueueKit kit = new QueueKit(1, 10);
    kit.admit(0);
    kit.queueUp(1);
    kit.queueUp(1);

    kit.queue.settings(QueueKit.settings(1, 1, 3));

    assertThat(kit.snapshot().totalWaiting()).isEqualTo(2);
    kit.rejected(1);
  }

  @Test
  void fewerLevelsMoveWaitersToTheLowestInOrder() {
    QueueKit kit = new QueueKit(1, 10);
    Permit running = kit.admit(0);
    Queued third = kit.queueUp(2);
    Queued second = kit.queueUp(1);
    Queued first = kit.queueUp(0);
    Queued last = kit.queueUp(2);

    kit.queue.settings(QueueKit.settings(1, 10, 2));

    assertThat(kit.snapshot().waiting()).containsExactly(1, 3);
    running.release(false);
    for (Queued next : new Queued[] {first, second, third, last}) {
      QueueKit.granted(next).release(false);
    }
    assertThat(kit.snapshot().running()).isZero();
  }

  @Test
  void moreLevelsLeaveWaitersWhereTheyAre() {
    QueueKit kit = new QueueKit(1, 10);
    kit.admit(0);
    kit.queueUp(2);

    kit.queue.settings(QueueKit.settings(1, 10, 5));
    kit.queueUp(4);

    assertThat(kit.snapshot().waiting()).containsExactly(0, 0, 1, 0, 1);
  }

  @Test
  void waitersKeepTheTimeoutThatTheyCameWith() {
    QueueKit kit = new QueueKit(1, 10);
    kit.admit(0);
    Queued patient = kit.queueUp(0);
    kit.queue.settings(new AdmissionSettings(1, 10, 3, 1_000, 0, 0));
    Queued hasty = kit.queueUp(0);

    kit.step(1_000);
    long due = kit.queue.expire(kit.clock.get());

    assertThat(hasty.waiting()).isFalse();
    assertThat(patient.waiting()).isTrue();
    assertThat(due).isEqualTo(QueueKit.TIMEOUT - 1_000);
  }
}
