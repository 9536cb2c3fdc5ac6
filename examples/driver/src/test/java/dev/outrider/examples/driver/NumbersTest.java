package dev.outrider.examples.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NumbersTest {
  @Test
  void percentilesAreNearestRanks() {
    Latencies latencies = new Latencies();
    IntStream.rangeClosed(1, 10_000).forEach(i -> latencies.add(i * 1_000_000L));

    assertThat(latencies.millis(0.50)).isEqualTo(5_000);
    assertThat(latencies.millis(0.99)).isEqualTo(9_900);
    assertThat(latencies.millis(1)).isEqualTo(10_000);
  }

  @Test
  void turnsAlternateSoThatNeitherSideIsAlwaysFirst() {
    assertThat(IntStream.range(0, 8).map(Order::side)).containsExactly(0, 1, 1, 0, 0, 1, 1, 0);
  }

  @Test
  void aMeanSaysHowFarItIsLikelyToBeOff() {
    Spread ratios = new Spread();
    ratios.add(0.9);
    assertThat(ratios.standardError()).isNaN();
    ratios.add(1.1);

    assertThat(ratios.mean()).isCloseTo(1, offset(1e-9));
    assertThat(ratios.standardError()).isCloseTo(0.1, offset(1e-9));
  }

  @Test
  void aBudgetIsJudgedByTheMedianAndLoosenedTowardsItsOwnSide() {
    Spread ratios = new Spread();
    for (double ratio : new double[] {9, 1, 4}) {
      ratios.add(ratio);
    }
    Budget atLeast = new Budget("speed", "x", 4.5, 6, true);
    Budget atMost = new Budget("size", "x", 3.5, 2, false);

    assertThat(atLeast.isMet(ratios)).isFalse();
    assertThat(atLeast.loosened(0.7).isMet(ratios)).isTrue();
    assertThat(atMost.isMet(ratios)).isFalse();
    assertThat(atMost.loosened(0.7).isMet(ratios)).isTrue();
  }
}
