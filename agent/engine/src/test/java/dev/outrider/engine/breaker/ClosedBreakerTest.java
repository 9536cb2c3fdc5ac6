package dev.outrider.engine.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ClosedBreakerTest {
  private final BreakerKit fixed = new BreakerKit(BreakerSettings.FIXED);
  private final BreakerKit adaptive = new BreakerKit(BreakerSettings.ADAPTIVE);

  @Test
  void opensAfterFiveFailuresInARow() {
    fixed.fail(4);
    assertThat(fixed.state()).isEqualTo(BreakerState.CLOSED);

    fixed.fail(1);

    assertThat(fixed.state()).isEqualTo(BreakerState.OPEN);
    assertThat(fixed.said)
        .containsExactly("breaker openai opened after 5 failures in a row; probes again in 300 s");
  }

  @Test
  void beginsARowAnewAfterASuccess() {
    fixed.fail(4);
    fixed.succeed(1);
    fixed.fail(4);

    assertThat(fixed.state()).isEqualTo(BreakerState.CLOSED);
    assertThat(fixed.snapshot().failures()).isEqualTo(4);
  }

  @Test
  void takesASlowSuccessForAFailure() {
    long slow = Duration.ofSeconds(60).toNanos();
    for (int i = 0; i < 5; i++) {
      fixed.pass().succeeded(slow - 1, fixed.nowNanos);
    }
    assertThat(fixed.snapshot().failed()).isZero();

    for (int i = 0; i < 5; i++) {
      fixed.pass().succeeded(slow, fixed.nowNanos);
    }

    assertThat(fixed.state()).isEqualTo(BreakerState.OPEN);
    assertThat(fixed.snapshot().failed()).isEqualTo(5);
  }

  @Test
  void knowsNoSlowCallInTheAdaptiveProfile() {
    for (int i = 0; i < 40; i++) {
      adaptive.pass().succeeded(Duration.ofHours(1).toNanos(), adaptive.nowNanos);
    }

    assertThat(adaptive.snapshot().failed()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void countsAsFailuresWhatTheProviderDidWrong(Outcome outcome) {
    for (int i = 0; i < 5; i++) {
      fixed.pass().ended(outcome, 0, fixed.nowNanos);
    }

    boolean opens =
        switch (outcome) {
          case SERVER_ERROR, BROKEN, TIMEOUT -> true;
          case OK, CLIENT_ERROR, THROTTLED, REJECTED, CANCELLED -> false;
        };
    assertThat(fixed.state()).isEqualTo(opens ? BreakerState.OPEN : BreakerState.CLOSED);
    assertThat(fixed.snapshot().succeeded()).isEqualTo(outcome == Outcome.OK ? 5 : 0);
  }

  @Test
  void doesNotLetWhatItIgnoresBreakARow() {
    fixed.fail(4);
    fixed.pass().ignored();
    fixed.fail(1);

    assertThat(fixed.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void opensWhenHalfOfTwentyFailed() {
    adaptive.succeed(10);
    adaptive.fail(9);
    assertThat(adaptive.state()).isEqualTo(BreakerState.CLOSED);

    adaptive.fail(1);

    assertThat(adaptive.state()).isEqualTo(BreakerState.OPEN);
    assertThat(adaptive.said)
        .containsExactly(
            "breaker openai opened after 10 of 20 exchanges failed in 10 s; probes again in 5 s");
  }

  @Test
  void doesNotJudgeARateByFewerThanTwenty() {
    adaptive.fail(19);

    assertThat(adaptive.state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void stillLetsPassWhenJustUnderHalfFailed() {
    adaptive.succeed(101);
    adaptive.fail(100);

    assertThat(adaptive.state()).isEqualTo(BreakerState.CLOSED);
  }

  @Test
  void forgetsFailuresThatLieBehindTheWindow() {
    adaptive.fail(19);
    adaptive.step(Duration.ofSeconds(10));
    adaptive.fail(19);

    assertThat(adaptive.state()).isEqualTo(BreakerState.CLOSED);
    assertThat(adaptive.snapshot().failures()).isEqualTo(19);
  }

  @Test
  void remembersFailuresWithinTheWindow() {
    adaptive.fail(10);
    adaptive.step(Duration.ofSeconds(9));
    adaptive.fail(10);

    assertThat(adaptive.state()).isEqualTo(BreakerState.OPEN);
  }

  @Test
  void countsInAnotherWayWhenSettingsSaySo() {
    fixed.fail(4);

    fixed.breakers.settings(BreakerSettings.ADAPTIVE);
    fixed.fail(19);
    assertThat(fixed.state()).isEqualTo(BreakerState.CLOSED);
    fixed.fail(1);

    assertThat(fixed.state()).isEqualTo(BreakerState.OPEN);
  }
}
