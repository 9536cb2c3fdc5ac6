package dev.outrider.sidecar.api;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FailedAttemptsTest {
  private long now = 1;
  private final FailedAttempts attempts = new FailedAttempts(() -> now);

  @Test
  void holdsBackAnAddressThatGuesses() {
    for (int i = 0; i < 5; i++) {
      assertThat(attempts.failed("10.0.0.1")).isZero();
    }

    assertThat(attempts.failed("10.0.0.1")).isEqualTo(SECONDS.toNanos(1));
    assertThat(attempts.failed("10.0.0.2")).isZero();
    now += SECONDS.toNanos(60);
    assertThat(attempts.failed("10.0.0.1")).isZero();
  }

  @Test
  void remembersAThousandAddressesAtMost() {
    for (int i = 0; i < 6; i++) {
      attempts.failed("10.0.0.1");
    }
    for (int i = 0; i < 1_000; i++) {
      attempts.failed("other " + i);
    }

    assertThat(attempts.failed("10.0.0.1")).isZero();
  }
}
