package dev.outrider.engine.admission;

import static dev.outrider.engine.exchange.Rejection.DISPLACED;
import static dev.outrider.engine.exchange.Rejection.FULL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FairnessTest {
  private static final long NOISY = 0x7A3C_91F2_44D0_8B1EL;
  private static final long QUIET = 0x1F00_5CE8_9D37_2A66L;

  private final QueueKit kit = new QueueKit(1, 1_000);
  private Permit running = kit.admit(0);

  /** Serves the next one, and says who it is. */
  private Queued next(List<Queued> waiting) {
    running.release(false);
    Queued served = waiting.stream().filter(waiter -> !waiter.waiting()).findFirst().orElseThrow();
    waiting.remove(served);
    running = QueueKit.granted(served);
    return served;
  }

  private List<Queued> queueUp(int count, long asker) {
    List<Queued> waiting = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      waiting.add(kit.queueUp(new Asking(1, asker)));
    }
    return waiting;
  }

  @Test
  void aNoisyAskerKeepsAnotherWaitingForOneOfEachOfItsFlowsAtMost() {
    List<Queued> waiting = queueUp(400, NOISY);
    Queued quiet = kit.queueUp(new Asking(1, QUIET));
    waiting.add(quiet);

    int before = 0;
    while (next(waiting) != quiet) {
      before++;
    }

    assertThat(before).isLessThanOrEqualTo(ShuffleSharding.HAND);
  }

  @Test
  void twoWhoAskForMoreThanThereIsGetTheSame() {
    List<Queued> waiting = queueUp(400, NOISY);
    waiting.addAll(queueUp(100, QUIET));

    int quietServed = 0;
    for (int i = 0; i < 160; i++) {
      quietServed += next(waiting).asker() == QUIET ? 1 : 0;
    }

    assertThat(quietServed).isBetween(70, 85); // they have a card in common: 7 flows beside 8
  }

  @Test
  void oneOfManySmallAskersGetsItsShareBesideAVeryLargeOne() {
    Random random = new Random(4);
    List<Queued> waiting = queueUp(900, NOISY);
    for (int i = 0; i < 90; i++) {
      waiting.add(kit.queueUp(new Asking(1, random.nextLong())));
    }

    int smallServed = 0;
    for (int i = 0; i < 120; i++) {
      smallServed += next(waiting).asker() == NOISY ? 0 : 1;
    }

    assertThat(smallServed).isGreaterThan(85); // who shares all flows of its hand waits longer
  }

  @Test
  void oneAskerAloneIsServedInTheOrderOfArrival() {
    List<Queued> waiting = queueUp(100, NOISY);
    List<Queued> expected = List.copyOf(waiting);

    List<Queued> served = new ArrayList<>();
    while (!waiting.isEmpty()) {
      served.add(next(waiting));
    }

    assertThat(served).containsExactlyElementsOf(expected);
  }

  @Test
  void whoHasFilledTheQueueGivesWayToAnother() {
    QueueKit full = new QueueKit(1, 100);
    full.admit(1);
    List<Queued> noisy = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      noisy.add(full.queueUp(new Asking(1, NOISY)));
    }

    full.queueUp(new Asking(1, QUIET));

    assertThat(noisy.stream().filter(waiter -> !waiter.waiting()))
        .singleElement()
        .satisfies(displaced -> assertThat(QueueKit.refused(displaced)).isEqualTo(DISPLACED));
    assertThat(((Rejected) full.queue.arrive(new Asking(1, NOISY))).reason()).isEqualTo(FULL);
    assertThat(full.snapshot().totalWaiting()).isEqualTo(100);
  }

  @Test
  void nobodyGivesWayToOneWhoTakesUpAsMuch() {
    QueueKit full = new QueueKit(1, 100);
    full.admit(1);
    int quietWaits = 0;
    for (int i = 0; i < 100; i++) {
      full.queueUp(new Asking(1, NOISY));
    }
    while (full.queue.arrive(new Asking(1, QUIET)) instanceof Queued) {
      quietWaits++;
    }

    assertThat(quietWaits).isBetween(40, 50); // the flow that both have in common is not its own
  }

  @Test
  void saysWhoWaits() {
    kit.step(10);
    queueUp(2, NOISY);
    kit.queueUp(new Asking(0, QUIET));

    List<Waiting> shown = kit.queue.waiting(10);

    assertThat(shown).extracting(Waiting::level).containsExactly(0, 1, 1);
    assertThat(shown).extracting(Waiting::flow).doesNotHaveDuplicates();
    assertThat(shown)
        .allSatisfy(
            waiter -> {
              assertThat(waiter.route()).isEqualTo("route");
              assertThat(waiter.sinceNanos()).isEqualTo(kit.clock.get());
              assertThat(waiter.timeoutNanos()).isEqualTo(QueueKit.TIMEOUT);
            });
    assertThat(kit.queue.waiting(2)).hasSize(2);
  }
}
