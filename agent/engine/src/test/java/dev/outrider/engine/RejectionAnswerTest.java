package dev.outrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.exchange.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a rejected client is told: problem document and {@code Retry-After}. */
class RejectionAnswerTest {
  @ParameterizedTest
  @EnumSource(Rejection.class)
  void aProblemNamesReasonLevelLimitAndWait(Rejection reason) {
    Rejected rejected = new Rejected(reason, 2, 10, TimeUnit.MILLISECONDS.toNanos(1500), 0);

    Problem problem = Problem.of(rejected, 3);

    assertThat(problem.status()).isEqualTo(reason == Rejection.LIMIT ? 429 : 503);
    assertThat(problem.retryAfterSeconds()).isEqualTo(3);
    String text = new String(problem.body(), StandardCharsets.UTF_8);
    Object document = new Load(LoadSettings.builder().build()).loadFromString(text);
    assertThat(document)
        .asInstanceOf(
            org.assertj.core.api.InstanceOfAssertFactories.map(String.class, Object.class))
        .containsEntry("type", "about:blank")
        .containsEntry("status", problem.status())
        .containsEntry("detail", "outrider: " + reason.sentence())
        .containsEntry("reason", reason.text())
        .containsEntry("level", 2)
        .containsEntry("limit", 10)
        .containsEntry("waitedMs", 1500);
  }

  @Test
  void clientsAreAskedToStayAwayForDifferentTimes() {
    Rejected full = new Rejected(Rejection.FULL, 0, 1, TimeUnit.SECONDS.toNanos(30), 0);
    Set<Long> seconds = new TreeSet<>();
    for (int i = 0; i < 1000; i++) {
      seconds.add(RetryAfter.seconds(full));
    }
    assertThat(seconds).containsExactly(1L, 2L, 3L);
  }

  @Test
  void anOpenBreakerAsksThemToStayAwayUntilItProbes() {
    Rejected open = new Rejected(Rejection.BREAKER, 0, 0, 0, TimeUnit.MILLISECONDS.toNanos(4900));
    for (int i = 0; i < 100; i++) {
      assertThat(RetryAfter.seconds(open)).isBetween(5L, 7L);
    }
  }

  @Test
  void theLongerTheyAreToStayAwayTheMoreTheyAreSpread() {
    Rejected full = new Rejected(Rejection.FULL, 0, 1, 0, TimeUnit.SECONDS.toNanos(20));
    Set<Long> seconds = new TreeSet<>();
    for (int i = 0; i < 1000; i++) {
      seconds.add(RetryAfter.seconds(full));
    }
    assertThat(seconds).hasSize(10).allMatch(second -> second >= 21 && second <= 30);
  }
}
