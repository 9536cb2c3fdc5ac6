package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;

/** Every kind of step in random order, each compared with what a naive queue would do. */
final class QueueRandomWalkTest {
  private static final int STEPS = 3_000;

  @RepeatedTest(20)
  void doesWhatANaiveQueueDoes() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    NaiveQueue naive = new NaiveQueue(random);
    try {
      for (int step = 0; step < STEPS; step++) {
        naive.step();
        naive.check();
      }
      naive.drain();
      assertThat(naive.snapshot().running()).isZero();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError("seed " + seed, e);
    }
  }
}
