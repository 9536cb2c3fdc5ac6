package dev.outrider.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReplayWindowTest {
  @Test
  void letsEachCounterOfTheWindowPassOnceInAnyOrder() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    ReplayWindow window = new ReplayWindow();
    Set<Long> passed = new HashSet<>();
    long highest = 0;

    for (int i = 0; i < 10_000; i++) {
      long counter = Math.max(0, highest - 80 + random.nextInt(100));
      boolean expected = counter > 0 && counter > highest - 64 && passed.add(counter);
      assertThat(window.accept(counter))
          .as("seed %d, counter %d", seed, counter)
          .isEqualTo(expected);
      highest = Math.max(highest, counter);
    }
  }
}
