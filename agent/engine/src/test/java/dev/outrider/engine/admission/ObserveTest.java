package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Rejection;
import org.junit.jupiter.api.Test;

final class ObserveTest {

  @Test
  void saysWhoWouldHaveBeenRejectedAndChangesNothingElse() {
    QueueKit kit = new QueueKit(1, 1);
    Observation runs = kit.queue.observe(0);
    Observation wouldWait = kit.queue.observe(0);
    Observation wouldGo = kit.queue.observe(0);

    assertThat(runs.wouldReject()).isNull();
    assertThat(wouldWait.wouldReject()).isNull();
    assertThat(wouldGo.wouldReject()).isEqualTo(Rejection.FULL);
    QueueSnapshot snapshot = kit.snapshot();
    assertThat(snapshot.counts().wouldReject()).containsEntry(Rejection.FULL, 1L);
    assertThat(snapshot.counts().arrived()).isZero();
    assertThat(snapshot.running()).isZero();
  }

  @Test
  void anEndMakesRoomOnceAndNoneForOneThatWouldNotHaveRun() {
    QueueKit kit = new QueueKit(1, 0);
    Observation runs = kit.queue.observe(0);
    Observation wouldGo = kit.queue.observe(0);

    wouldGo.end();
    assertThat(kit.queue.observe(0).wouldReject()).isEqualTo(Rejection.FULL);

    runs.end();
    runs.end();
    assertThat(kit.queue.observe(0).wouldReject()).isNull();
    assertThat(kit.queue.observe(0).wouldReject()).isEqualTo(Rejection.FULL);
  }

  @Test
  void countsThoseThatRanBeforeItWasSwitchedOn() {
    QueueKit kit = new QueueKit(1, 0);
    Permit running = kit.admit(0);

    assertThat(kit.queue.observe(0).wouldReject()).isEqualTo(Rejection.FULL);

    running.release(false);
    assertThat(kit.queue.observe(0).wouldReject()).isNull();
  }

  @Test
  void withoutALimitRejectsNobody() {
    QueueKit kit = new QueueKit(0, 1_000);

    for (int i = 0; i < 5_000; i++) {
      assertThat(kit.queue.observe(0).wouldReject()).isNull();
    }
  }
}
