package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SharesTest {
  private static final int ROOM = 20;

  private final QueueKit kit = new QueueKit(1, ROOM);
  private Permit running = kit.admit(0);

  SharesTest() {
    kit.queue.settings(settings(ROOM));
  }

  private static AdmissionSettings settings(int maxQueueSize) {
    return new AdmissionSettings(1, maxQueueSize, 3, QueueKit.TIMEOUT, 0, 10);
  }

  private List<Queued> queueUp(int level, int count) {
    return Stream.generate(() -> kit.queueUp(level)).limit(count).toList();
  }

  /** Serves so many, each of whom is followed by another of its level; returns their levels. */
  private List<Integer> serve(List<Queued> waiting, int count) {
    List<Integer> served = new ArrayList<>();
    while (served.size() < count) {
      running.release(false);
      Queued next = waiting.stream().filter(waiter -> !waiter.waiting()).findFirst().orElseThrow();
      running = QueueKit.granted(next);
      served.add(next.level());
      waiting.set(waiting.indexOf(next), kit.queueUp(next.level()));
    }
    return served;
  }

  @Test
  void eachLowerLevelGetsItsShareOfThePlacesHoweverManyComeAbove() {
    List<Queued> waiting = new ArrayList<>(List.of(kit.queueUp(0), kit.queueUp(1), kit.queueUp(2)));

    List<Integer> served = serve(waiting, 101);

    assertThat(served).filteredOn(level -> level == 1).hasSize(10);
    assertThat(served).filteredOn(level -> level == 2).hasSize(10);
  }

  @Test
  void whoHasNoUseForItsShareSavesNothingUp() {
    List<Queued> waiting = new ArrayList<>(List.of(kit.queueUp(0), kit.queueUp(1)));
    serve(waiting, 50);
    waiting.add(kit.queueUp(2));

    List<Integer> served = serve(waiting, 11);

    assertThat(served).filteredOn(level -> level == 2).hasSize(1);
    assertThat(served.get(10)).isEqualTo(2);
  }

  @Test
  void theRoomThatALevelHasForItselfIsNotTakenByThoseAbove() {
    List<Queued> low = queueUp(2, 2);
    queueUp(1, ROOM - 2);

    queueUp(0, 5);

    assertThat(low).allMatch(Queued::waiting);
    assertThat(kit.snapshot().waiting()).containsExactly(5, ROOM - 7, 2);
  }

  @Test
  void aLevelWhoseRoomIsLentTakesItBack() {
    List<Queued> high = queueUp(0, ROOM);

    queueUp(2, 2);

    assertThat(QueueKit.refused(high.get(ROOM - 1))).isEqualTo(Rejection.DISPLACED);
    assertThat(kit.rejected(2).reason()).isEqualTo(Rejection.FULL);
    assertThat(kit.snapshot().waiting()).containsExactly(ROOM - 2, 0, 2);
  }

  @Test
  void aScarceRoomBelongsToTheHighest() {
    kit.queue.settings(settings(5));
    Queued low = kit.queueUp(2);
    queueUp(1, 4);

    queueUp(0, 1);

    assertThat(QueueKit.refused(low)).isEqualTo(Rejection.DISPLACED);
  }

  @Test
  void theLowerLevelsTogetherNeverHaveMoreThanHalf() {
    AdmissionSettings settings = new AdmissionSettings(1, 1_000, 6, QueueKit.TIMEOUT, 0, 25);

    assertThat(settings.sharePercent()).isEqualTo(10);
    assertThat(settings.roomOfLevel()).isEqualTo(100);
  }
}
