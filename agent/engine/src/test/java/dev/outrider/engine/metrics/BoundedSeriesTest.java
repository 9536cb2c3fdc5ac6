package dev.outrider.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Together;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class BoundedSeriesTest {
  private static final int MAX = 4;
  private static final int THREADS = 2;
  private static final int ROUNDS = 20_000;

  private final List<BoundedSeries<AtomicInteger>> rounds =
      Stream.generate(() -> new BoundedSeries<>(MAX, series -> new AtomicInteger()))
          .limit(ROUNDS)
          .toList();

  private static Series failure(String cut) {
    return Series.of(Metric.FAIL_OPEN, cut);
  }

  private static int counted(BoundedSeries<AtomicInteger> series) {
    return series.all().values().stream().mapToInt(AtomicInteger::get).sum();
  }

  @Test
  void threadsThatBringDifferentNamesNeverMakeMoreThanMayBe() throws Exception {
    Together.run(
        THREADS,
        ROUNDS,
        (thread, round) -> {
          for (int i = 0; i < MAX; i++) {
            rounds.get(round).get(failure(thread + "-" + i)).incrementAndGet();
          }
        });

    assertThat(rounds)
        .allSatisfy(
            series -> {
              assertThat(series.all()).hasSize(MAX + 1).containsKey(failure("other"));
              assertThat(counted(series)).isEqualTo(THREADS * MAX);
            });
  }

  @Test
  void threadsThatBringTheSameNamesCountWithTheSameObjects() throws Exception {
    Together.run(
        THREADS,
        ROUNDS,
        (thread, round) -> {
          for (int i = 0; i < 2 * MAX; i++) {
            rounds.get(round).get(failure("name-" + i)).incrementAndGet();
          }
        });

    assertThat(rounds)
        .allSatisfy(
            series -> {
              assertThat(series.all()).hasSizeLessThanOrEqualTo(MAX + 1);
              assertThat(counted(series)).isEqualTo(THREADS * 2 * MAX);
            });
  }

  @Test
  void aPlaceThatTwoThreadsTookForOneNameComesBack() throws Exception {
    Together.run(THREADS, ROUNDS, (thread, round) -> rounds.get(round).get(failure("same")));

    for (BoundedSeries<AtomicInteger> series : rounds) {
      for (int i = 1; i < MAX; i++) {
        series.get(failure("later-" + i));
      }
      assertThat(series.all()).hasSize(MAX).doesNotContainKey(failure("other"));
    }
  }
}
