package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AgeingTest {
  private static final long AGEING = 1_000;

  private final QueueKit kit = new QueueKit(1, 100);
  private Permit running = kit.admit(0);

  AgeingTest() {
    kit.queue.settings(settings(AGEING));
  }

  private static AdmissionSettings settings(long ageingNanos) {
    return new AdmissionSettings(1, 100, 3, QueueKit.TIMEOUT, ageingNanos, 0);
  }

  /** The next place goes to one of the highest level, who came just now; there is always one. */
  private void serveOneOfTheHighestLevel() {
    Queued high = kit.queueUp(0);
    running.release(false);
    running = QueueKit.granted(high);
  }

  @Test
  void aWaiterRisesALevelEachTimeItHasWaitedSoLong() {
    Queued low = kit.queueUp(2);
    kit.step(AGEING - 1);
    serveOneOfTheHighestLevel();
    assertThat(low.level()).isEqualTo(2);

    kit.step(1);
    serveOneOfTheHighestLevel();
    assertThat(low.level()).isEqualTo(1);

    kit.step(AGEING);
    kit.queueUp(0);
    kit.queueUp(0);
    running.release(false);
    assertThat(low.level()).isZero();
  }

  @Test
  void theLowestLevelGetsOnHoweverManyComeAboveIt() {
    Queued low = kit.queueUp(2);
    List<Queued> high = new ArrayList<>();
    long begin = kit.clock.get();

    while (low.waiting()) {
      kit.step(AGEING / 10);
      high.add(kit.queueUp(0));
      high.add(kit.queueUp(0));
      running.release(false);
      Queued served = high.stream().filter(waiter -> !waiter.waiting()).findFirst().orElse(low);
      high.remove(served);
      running = QueueKit.granted(served);
    }

    assertThat(kit.clock.get() - begin).isBetween(2 * AGEING, 3 * AGEING);
  }

  @Test
  void thoseWhoHaveRisenGetOnePlaceInTenWhileOthersWait() {
    List<Queued> risen = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      risen.add(kit.queueUp(1));
    }
    kit.step(AGEING);
    List<Queued> waiting = new ArrayList<>(risen);
    for (int i = 0; i < 30; i++) {
      waiting.add(kit.queueUp(0));
    }

    for (int i = 0; i < 20; i++) {
      running.release(false);
      Queued served = waiting.stream().filter(w -> !w.waiting()).findFirst().orElseThrow();
      waiting.remove(served);
      running = QueueKit.granted(served);
    }

    assertThat(risen.stream().filter(waiter -> !waiter.waiting())).hasSize(2);
  }

  @Test
  void zeroLetsNobodyRise() {
    kit.queue.settings(settings(0));
    Queued low = kit.queueUp(2);

    kit.step(QueueKit.TIMEOUT / 2);
    serveOneOfTheHighestLevel();

    assertThat(low.level()).isEqualTo(2);
  }

  @Test
  void whoHasRisenIsNotDisplacedByItsOldLevel() {
    kit.queue.settings(new AdmissionSettings(1, 2, 3, QueueKit.TIMEOUT, AGEING, 0));
    Queued risen = kit.queueUp(2);
    kit.step(AGEING);
    serveOneOfTheHighestLevel();
    Queued young = kit.queueUp(2);

    kit.queueUp(1);

    assertThat(young.waiting()).isFalse();
    assertThat(risen.waiting()).isTrue();
  }
}
