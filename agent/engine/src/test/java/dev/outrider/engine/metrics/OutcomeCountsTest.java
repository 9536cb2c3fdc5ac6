package dev.outrider.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.exchange.Together;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class OutcomeCountsTest {
  private static final int THREADS = 4;
  private static final int ROUNDS = 500;
  private static final int LEVELS = 64;

  @Test
  void losesNoCountWhenManyThreadsBringALevelFirst() throws Exception {
    List<OutcomeCounts> rounds = Stream.generate(OutcomeCounts::new).limit(ROUNDS).toList();

    Together.run(
        THREADS,
        ROUNDS,
        (thread, round) -> {
          for (int level = 0; level < LEVELS; level++) {
            rounds.get(round).count(level, Outcome.OK, false);
          }
        });

    for (OutcomeCounts counts : rounds) {
      AtomicInteger levels = new AtomicInteger();
      counts.visit(
          (level, outcome, exempt, count) -> {
            levels.incrementAndGet();
            assertThat(count).as("level %d", level).isEqualTo(THREADS);
          });
      assertThat(levels).hasValue(LEVELS);
    }
  }
}
