package dev.outrider.engine.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenBreakerTest {
  private static final Duration RESET = Duration.ofMinutes(5);

  private final BreakerKit fixed = new BreakerKit(BreakerSettings.FIXED);
  private final BreakerKit adaptive = new BreakerKit(BreakerSettings.ADAPTIVE);

  @Test
  void saysHowLongToStayAway() {
    fixed.fail(5);
    fixed.step(Duration.ofSeconds(100));

    assertThat(fixed.refusal()).isEqualTo(new Open("openai", Duration.ofSeconds(200).toNanos(), 5));
  }

  @Test
  void showsWhatHappenedInItsSnapshot() {
    fixed.succeed(2);
    fixed.fail(5);
    fixed.step(Duration.ofSeconds(1));
    fixed.refusal();
    fixed.breaker.wouldPass(fixed.nowNanos);
    fixed.breaker.wouldPass(fixed.nowNanos);

    assertThat(fixed.snapshot())
        .isEqualTo(
            new BreakerSnapshot(
                "openai",
                BreakerState.OPEN,
                5,
                2,
                5,
                1,
                1,
                2,
                BreakerKit.EPOCH_MILLIS,
                BreakerKit.EPOCH_MILLIS + RESET.toMillis()));
  }

  @Test
  void letsOneProbePassWhenItsTimeHasCome() {
    fixed.fail(5);
    fixed.step(RESET.minusNanos(1));
    fixed.refusal();
    fixed.step(Duration.ofNanos(1));

    fixed.pass();

    assertThat(fixed.state()).isEqualTo(BreakerState.HALF_OPEN);
    assertThat(fixed.refusal().retryAfterNanos()).isEqualTo(Duration.ofSeconds(60).toNanos());
  }

  @Test
  void closesWhenTheProbeSucceeds() {
    fixed.fail(5);
    fixed.step(RESET);

    fixed.succeed(1);

    assertThat(fixed.state()).isEqualTo(BreakerState.CLOSED);
    assertThat(fixed.snapshot().failures()).isZero();
    assertThat(fixed.said.subList(1, 3))
        .containsExactly(
            "breaker openai half-open: one exchange probes it",
            "breaker openai closed: a probe succeeded");
  }

  @Test
  void opensAgainForAsLongWhenTheProbeFailsInTheFixedProfile() {
    fixed.fail(5);
    fixed.step(RESET);

    fixed.fail(1);

    assertThat(fixed.refusal()).isEqualTo(new Open("openai", RESET.toNanos(), 6));
    assertThat(fixed.snapshot().opened()).isEqualTo(2);
  }

  @Test
  void takesASlowProbeForAFailure() {
    fixed.fail(5);
    fixed.step(RESET);

    fixed.pass().succeeded(Duration.ofSeconds(60).toNanos(), fixed.nowNanos);

    assertThat(fixed.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void waitsTwiceAsLongAfterEachProbeThatFailsUpToAMinute() {
    adaptive.fail(20);

    for (int seconds : new int[] {5, 10, 20, 40, 60, 60}) {
      Duration wait = Duration.ofSeconds(seconds);
      assertThat(adaptive.refusal().retryAfterNanos()).isEqualTo(wait.toNanos());
      adaptive.step(wait);
      adaptive.fail(1);
    }
  }

  @Test
  void waitsAsBriefAsAtFirstOnceItWasClosed() {
    adaptive.fail(20);
    adaptive.step(Duration.ofSeconds(5));
    adaptive.fail(1);
    adaptive.step(Duration.ofSeconds(10));
    adaptive.succeed(1);

    adaptive.fail(20);

    assertThat(adaptive.refusal().retryAfterNanos()).isEqualTo(Duration.ofSeconds(5).toNanos());
  }

  @Test
  void stillWaitsAsItBeganToWhenSettingsChange() {
    fixed.fail(5);

    fixed.breakers.settings(BreakerSettings.ADAPTIVE);

    assertThat(fixed.refusal().retryAfterNanos()).isEqualTo(RESET.toNanos());
  }

  @Test
  void closesWhenItIsReset() {
    fixed.fail(5);

    assertThat(fixed.breakers.reset("openai")).isTrue();
    assertThat(fixed.breakers.reset("nobody")).isFalse();

    assertThat(fixed.state()).isEqualTo(BreakerState.CLOSED);
    assertThat(fixed.said).last().isEqualTo("breaker openai closed: reset");
    fixed.fail(4);
    assertThat(fixed.state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void heedsNothingThatBeganBeforeItOpened() {
    Pass early = fixed.pass();
    fixed.fail(5);

    early.succeeded(0, fixed.nowNanos);
    assertThat(fixed.state()).isEqualTo(BreakerState.OPEN);

    fixed.step(RESET);
    fixed.succeed(1);
    for (int i = 0; i < 5; i++) {
      early.failed(fixed.nowNanos);
    }
    assertThat(fixed.state()).isEqualTo(BreakerState.CLOSED);
  }
}
