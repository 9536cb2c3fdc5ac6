package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.outrider.engine.exchange.Rejection;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RequestQueueTest {

  @Test
  void handsAFreedPlaceToTheHighestLevelAndInsideItToTheLongestWaiting() {
    QueueKit kit = new QueueKit(1, 10);
    Permit running = kit.admit(1);
    Queued low = kit.queueUp(2);
    Queued high = kit.queueUp(0);
    Queued highLater = kit.queueUp(0);

    running.release(false);
    QueueKit.granted(high).release(false);

    QueueKit.granted(highLater).release(false);
    assertThat(QueueKit.granted(low).level()).isEqualTo(2);
  }

  @Test
  void letsNobodyOvertakeAWaiter() {
    QueueKit kit = new QueueKit(1, 10);
    Permit running = kit.admit(0);
    Queued waiter = kit.queueUp(2);

    running.release(false);
    Queued newcomer = kit.queueUp(2);

    QueueKit.granted(waiter).release(false);
    QueueKit.granted(newcomer).release(false);
    assertThat(kit.snapshot().running()).isZero();
  }

  @Test
  void releasesAPermitOnce() {
    QueueKit kit = new QueueKit(2, 10);
    Permit one = kit.admit(0);
    kit.admit(0);

    one.release(true);
    one.release(false);

    assertThat(kit.snapshot().running()).isEqualTo(1);
    assertThat(kit.snapshot().counts().failed()).isEqualTo(1);
    assertThat(kit.snapshot().counts().completed()).isZero();
  }

  @Test
  void saysHowLongAnAdmittedExchangeWaited() {
    QueueKit kit = new QueueKit(1, 10);
    Permit running = kit.admit(0);
    Queued waiter = kit.queueUp(0);

    kit.step(7_000);
    running.release(false);

    assertThat(running.waitedNanos()).isZero();
    assertThat(QueueKit.granted(waiter).waitedNanos()).isEqualTo(7_000);
  }

  @Test
  void rejectsWhenTheQueueIsFullAndNobodyOfALowerLevelWaits() {
    QueueKit kit = new QueueKit(1, 2);
    kit.admit(0);
    kit.queueUp(1);
    kit.queueUp(0);

    Rejected rejected = kit.rejected(1);

    assertThat(rejected).isEqualTo(new Rejected(Rejection.FULL, 1, 1, 0, 0));
    assertThat(kit.snapshot().counts().rejected()).isEqualTo(1);
  }

  @Test
  void displacesTheYoungestOfTheLowestLevelWhenFull() {
    QueueKit kit = new QueueKit(1, 3);
    kit.admit(0);
    Queued middle = kit.queueUp(1);
    Queued oldest = kit.queueUp(2);
    Queued youngest = kit.queueUp(2);

    kit.queueUp(1);

    assertThat(QueueKit.refused(youngest)).isEqualTo(Rejection.DISPLACED);
    assertThat(oldest.waiting()).isTrue();
    assertThat(middle.waiting()).isTrue();
    assertThat(kit.snapshot().counts().displaced()).isEqualTo(1);
    assertThat(kit.snapshot().peakWaiting()).isEqualTo(3);
  }

  @Test
  void aRejectionSaysHowLongThoseInFrontAreLikelyToTake() {
    QueueKit kit = new QueueKit(1, 100);
    Permit running = kit.admit(0);
    Deque<Queued> inTurn = new ArrayDeque<>();
    for (int i = 0; i < 100; i++) {
      inTurn.add(kit.queueUp(i < 60 ? 0 : 1));
    }
    for (int i = 0; i < 20; i++) {
      kit.step(TimeUnit.MILLISECONDS.toNanos(100));
      running.release(false);
      running = QueueKit.granted(inTurn.remove());
      kit.queueUp(2);
    }

    assertThat(kit.rejected(2).retryAfterNanos()).isCloseTo(10_000_000_000L, withinPercentage(1));
  }

  @Test
  void neverQueuesWhereNobodyMayWait() {
    QueueKit kit = new QueueKit(1, 0);
    Permit running = kit.admit(0);

    assertThat(kit.rejected(0).reason()).isEqualTo(Rejection.FULL);

    running.release(false);
    kit.admit(2);
  }

  @Test
  void admitsEverythingWithoutALimitAndCountsIt() {
    QueueKit kit = new QueueKit(0, 0);
    List<Permit> permits = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      permits.add(kit.admit(i % 3));
    }

    assertThat(kit.snapshot().running()).isEqualTo(1_000);

    permits.forEach(permit -> permit.release(false));
    QueueSnapshot end = kit.snapshot();
    assertThat(end.running()).isZero();
    assertThat(end.counts().arrived()).isEqualTo(1_000);
    assertThat(end.counts().completed()).isEqualTo(1_000);
    assertThat(end.limit()).isZero();
  }

  @Test
  void takesALevelThatDoesNotExistForTheNearestOne() {
    QueueKit kit = new QueueKit(2, 10);

    assertThat(kit.admit(9).level()).isEqualTo(2);
    assertThat(kit.admit(-1).level()).isEqualTo(0);
    assertThat(kit.queueUp(9).level()).isEqualTo(2);
  }

  @Test
  void showsWhoWaitsByLevel() {
    QueueKit kit = new QueueKit(1, 10);
    kit.admit(0);
    kit.queueUp(0);
    kit.queueUp(2);
    Queued leaves = kit.queueUp(2);

    leaves.cancel();

    QueueSnapshot snapshot = kit.snapshot();
    assertThat(snapshot.waiting()).containsExactly(1, 0, 1);
    assertThat(snapshot.peakWaiting()).isEqualTo(3);
    assertThat(snapshot.counts().queued()).isEqualTo(3);
    assertThat(snapshot.counts().cancelled()).isEqualTo(1);
    assertThat(snapshot.maxQueueSize()).isEqualTo(10);
    assertThat(snapshot.maxConcurrent()).isEqualTo(1);
  }
}
