package dev.outrider.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StripedCountersTest {
  private static final int THREADS = 20;
  private static final int TIMES = 10_000;

  @Test
  void losesNothingWhereManyThreadsAdd() throws Exception {
    StripedCounters counters = new StripedCounters(3);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      threads.add(new Thread(() -> addAgainAndAgain(counters)));
    }

    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(counters.sum(0)).isEqualTo((long) THREADS * TIMES);
    assertThat(counters.sum(1)).isEqualTo(7L * THREADS * TIMES);
    assertThat(counters.sum(2)).isEqualTo(-2L * THREADS * TIMES);
  }

  private static void addAgainAndAgain(StripedCounters counters) {
    for (int i = 0; i < TIMES; i++) {
      counters.increment(0);
      counters.add(1, 7);
      counters.add(2, -2);
    }
  }

  @Test
  void keepsMoreNumbersThanFitALineApart() {
    StripedCounters counters = new StripedCounters(17);

    for (int index = 0; index < 17; index++) {
      counters.add(index, index);
    }

    for (int index = 0; index < 17; index++) {
      assertThat(counters.sum(index)).isEqualTo(index);
    }
  }
}
