package dev.outrider.boot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JavaVersionTest {
  @Test
  void readsTheOldAndTheNewWayToCountReleases() {
    assertThat(JavaVersion.of("1.8")).isEqualTo(8);
    assertThat(JavaVersion.of("9")).isEqualTo(9);
    assertThat(JavaVersion.of("17")).isEqualTo(17);
    assertThat(JavaVersion.of("25")).isEqualTo(25);
  }

  @Test
  void takesWhatIsNoNumberForTooOld() {
    assertThat(JavaVersion.of("")).isLessThan(JavaVersion.FLOOR);
    assertThat(JavaVersion.of("next")).isLessThan(JavaVersion.FLOOR);
  }

  @Test
  void knowsTheOneThatRuns() {
    assertThat(JavaVersion.running()).isGreaterThanOrEqualTo(JavaVersion.FLOOR);
  }
}
