package dev.outrider.engine.admission;

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
