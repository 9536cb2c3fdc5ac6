package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Threads that arrive, wait, cancel, are interrupted and time out at once, for about a second. */
@Timeout(60)
final class QueueStressTest {
  private static final long FOREVER = TimeUnit.HOURS.toNanos(1);
  private static final long SOON = TimeUnit.MICROSECONDS.toNanos(300);

  /** A wake-up that is lost here leaves a thread parked for an hour: the crowd never comes home. */
  @Test
  void losesNoPermitAndNoWakeUpWithInterruptsAndCancels() throws Exception {
    QueueCounts counts = stress(FOREVER);

    assertThat(counts.timedOut()).isZero();
    assertThat(counts.cancelled()).isPositive();
  }

  @Test
  void losesNoPermitWhenTimeoutsRaceToo() throws Exception {
    QueueCounts counts = stress(SOON);

    assertThat(counts.timedOut()).isPositive();
  }

  private static QueueCounts stress(long timeoutNanos) throws Exception {
    Crowd crowd = new Crowd(timeoutNanos);

    crowd.rush(TimeUnit.MILLISECONDS.toNanos(1_200));

    QueueSnapshot end = QueueKit.checked(crowd.queue().snapshot());
    assertThat(end.running()).isZero();
    assertThat(end.totalWaiting()).isZero();
    assertThat(end.counts().arrived()).isEqualTo(crowd.arrivals());
    assertThat(end.counts().completed() + end.counts().failed()).isEqualTo(end.counts().admitted());
    assertThat(crowd.mostAtOnce()).isBetween(2, Crowd.HIGHEST_LIMIT);
    assertThat(end.counts().queued()).isPositive();
    assertThat(end.counts().displaced()).isPositive();
    return end.counts();
  }
}
