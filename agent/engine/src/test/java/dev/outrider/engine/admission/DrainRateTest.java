package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DrainRateTest {
  private static final long MILLIS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long SECONDS = TimeUnit.SECONDS.toNanos(1);

  private final DrainRate rate = new DrainRate();

  /** Clocks wrap, and nothing may mind. */
  private long now = Long.MAX_VALUE - SECONDS;

  @Test
  void soManyTakeAsLongAsSoManyTookBefore() {
    rate.begins(now);
    serveEach(100 * MILLIS, 50);

    assertThat(secondsUntilServed(1)).isCloseTo(0.1, within(0.01));
    assertThat(secondsUntilServed(40)).isCloseTo(4, within(0.4));
  }

  @Test
  void aNewPaceIsKnownInAFewTimesItsMemory() {
    rate.begins(now);
    serveEach(100 * MILLIS, 200);
    serveEach(MILLIS, 30_000);

    assertThat(secondsUntilServed(1000)).isCloseTo(1, within(0.1));
  }

  @Test
  void whoIsServedNoMoreTakesLongerAndLonger() {
    rate.begins(now);
    serveEach(100 * MILLIS, 100);

    double before = secondsUntilServed(10);
    now += 10 * SECONDS;

    assertThat(secondsUntilServed(10)).isGreaterThan(2 * before);
  }

  @Test
  void timeInWhichNobodyWaitsIsLeftOut() {
    rate.begins(now);
    serveEach(100 * MILLIS, 50);
    double before = secondsUntilServed(10);

    now += 3600 * SECONDS;
    rate.begins(now);

    assertThat(secondsUntilServed(10)).isEqualTo(before);
  }

  @Test
  void saysAMinuteAtMost() {
    rate.begins(now);
    serveEach(SECONDS, 20);

    assertThat(secondsUntilServed(100_000)).isEqualTo(60);
  }

  @Test
  void beforeAnybodyWasServedOneTakesAsLongAsTheyHaveWaited() {
    rate.begins(now);
    now += 50 * MILLIS;

    assertThat(secondsUntilServed(1)).isCloseTo(0.05, within(0.001));
    assertThat(secondsUntilServed(100)).isCloseTo(5, within(0.1));
  }

  @Test
  void nobodyInFrontTakesNoTime() {
    rate.begins(now);
    now += SECONDS;

    assertThat(secondsUntilServed(0)).isZero();
  }

  private void serveEach(long everyNanos, int times) {
    for (int i = 0; i < times; i++) {
      now += everyNanos;
      rate.serves(now);
    }
  }

  private double secondsUntilServed(int count) {
    return rate.untilServedNanos(count, now) / (double) SECONDS;
  }
}
