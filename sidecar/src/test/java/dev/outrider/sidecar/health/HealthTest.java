package dev.outrider.sidecar.health;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.sidecar.view.Vitals;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthTest {
  private long now = 1;
  private final Health health = new Health(() -> now);

  @ParameterizedTest
  @CsvSource({
    "100, 10, 0, 0, 0, healthy",
    "95, 5000, 80, 90, 10, healthy",
    "94.9, 10, 0, 0, 0, degraded",
    "89.9, 10, 0, 0, 0, unhealthy",
    "100, 5001, 0, 0, 0, degraded",
    "100, 10001, 0, 0, 0, unhealthy",
    "100, 10, 81, 0, 0, degraded",
    "100, 10, 96, 0, 0, unhealthy",
    "100, 10, 0, 91, 0, degraded",
    "100, 10, 0, 0, 11, degraded",
  })
  void followsTheThresholdsOfTheContract(
      double success, double p95, double queue, double running, double poolErrors, String status) {
    Vitals vitals =
        new Vitals(20, success, p95, p95, 1.0, queue, running, poolErrors, List.of(), List.of());

    Verdict verdict = health.judge("", vitals);

    assertThat(verdict.status().text()).isEqualTo(status);
    assertThat(verdict.issues().isEmpty()).isEqualTo(status.equals("healthy"));
  }

  @Test
  void isDegradedWhileABreakerIsOpenAndNamesIt() {
    Verdict verdict = health.judge("", vitals(20, 100, List.of("openai"), List.of()));

    assertThat(verdict.status()).isEqualTo(Status.DEGRADED);
    assertThat(verdict.issues()).containsExactly("the breaker of openai is open");
  }

  @Test
  void sayWhatAilsACacheInItsComponentOnly() {
    Verdict verdict =
        health.judge(
            "", vitals(20, 100, List.of(), List.of(new Vitals.Cache("100%s", 10.0, 90.0))));

    assertThat(verdict.status()).isEqualTo(Status.HEALTHY);
    Verdict.Component component = requireNonNull(verdict.components().get("caches"));
    assertThat(component.status()).isEqualTo(Status.DEGRADED);
    assertThat(component.issues())
        .containsExactly(
            "hit rate of 100%s is 10.00 %; threshold 50.00",
            "100%s is 90.00 % full; threshold 80.00");
  }

  @Test
  void isHealthyWithoutTraffic() {
    Verdict verdict = health.judge("", vitals(19, 0, List.of("openai"), List.of()));

    assertThat(verdict.status()).isEqualTo(Status.HEALTHY);
    assertThat(verdict.issues()).containsExactly("no traffic");
  }

  @Test
  void takesAMinuteToRecoverAndNoTimeToFall() {
    assertThat(judge(80)).isEqualTo(Status.UNHEALTHY);
    pass(30);
    assertThat(judge(100)).isEqualTo(Status.UNHEALTHY);
    pass(29);
    assertThat(judge(80)).isEqualTo(Status.UNHEALTHY);
    pass(59);
    assertThat(judge(94)).isEqualTo(Status.UNHEALTHY);
    pass(1);
    assertThat(judge(94)).isEqualTo(Status.DEGRADED);
    pass(60);
    assertThat(judge(100)).isEqualTo(Status.HEALTHY);
    assertThat(judge(94)).isEqualTo(Status.DEGRADED);
  }

  private Status judge(double successRate) {
    return health.judge("", vitals(20, successRate, List.of(), List.of())).status();
  }

  private void pass(long seconds) {
    now += SECONDS.toNanos(seconds);
  }

  private static Vitals vitals(
      long exchanges, double success, List<String> open, List<Vitals.Cache> caches) {
    return new Vitals(exchanges, success, null, null, null, null, null, null, open, caches);
  }
}
