package dev.outrider.engine.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RateTallyTest {
  private static final BreakerSettings SETTINGS = BreakerSettings.ADAPTIVE;
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final RateTally tally = new RateTally(SETTINGS.windowNanos());

  @Test
  void keepsTheShareOfFailuresWhenAStepIsFull() {
    int many = 200_000;
    for (int i = 0; i < many; i++) {
      if (i % 4 == 0) {
        tally.failed(SETTINGS, 0);
      } else {
        tally.succeeded(0);
      }
    }

    assertThat(tally.failures(0)).isBetween(0x7000L / 4, 0x10000L / 4);
    assertThat(tally.failed(SETTINGS, 0)).isFalse();
    for (int i = 0; i < many; i++) {
      tally.failed(SETTINGS, 0);
    }
    assertThat(tally.failed(SETTINGS, 0)).isTrue();
  }

  @Test
  void doesNotCountForAThreadThatWasAwayForAWindow() {
    tally.failed(SETTINGS, 10 * SECOND);

    tally.failed(SETTINGS, 0);

    assertThat(tally.failures(10 * SECOND)).isEqualTo(1);
  }

  @Test
  void countsOnWhenTheClockWraps() {
    long before = Long.MAX_VALUE;
    tally.failed(SETTINGS, before);

    tally.failed(SETTINGS, before + SECOND);

    assertThat(tally.failures(before + SECOND)).isEqualTo(2);
  }
}
