package dev.outrider.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Together;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import dev.outrider.link.Snapshot;
import org.junit.jupiter.api.Test;

final class CountersTest {
  private final Counters counters = new Counters();

  private static Series rejection(String provider) {
    return Series.of(Metric.QUEUE_REJECTIONS, "outbound", provider, "full");
  }

  @Test
  void losesNothingWhenManyThreadsMakeAndCount() throws Exception {
    Together.run(
        8,
        number -> {
          for (int i = 0; i < 10_000; i++) {
            counters.counter(rejection("provider-" + i % 10)).add(1 + i % 2);
          }
        });

    Snapshot snapshot = SnapshotKit.take(counters::writeTo);
    assertThat(snapshot.counters()).hasSize(10);
    assertThat(snapshot.counters().values()).allSatisfy(n -> assertThat(n).isIn(8_000L, 16_000L));
    assertThat(snapshot.counters().values().stream().mapToLong(n -> n).sum()).isEqualTo(120_000);
  }

  @Test
  void aFloodOfNamesEndsInOtherAndLosesNoCount() {
    for (int i = 0; i < 10_000; i++) {
      counters.counter(rejection("host-" + i)).increment();
    }

    Snapshot snapshot = SnapshotKit.take(counters::writeTo);
    assertThat(snapshot.counters()).hasSize(2_001);
    assertThat(snapshot.counters()).containsEntry(rejection("other").text(), 8_000L);
  }

  @Test
  void aFloodInOneMetricLeavesRoomInTheOthers() {
    for (int i = 0; i < 10_000; i++) {
      counters.counter(rejection("host-" + i)).increment();
    }
    Series late = Series.of(Metric.FAIL_OPEN, "late");

    counters.counter(late).increment();

    assertThat(SnapshotKit.take(counters::writeTo).counters()).containsEntry(late.text(), 1L);
  }

  @Test
  void closedLabelsStayWhenThereIsNoRoom() {
    Series series = Series.of(Metric.EXCHANGES, "inbound", "/a", "", "2", "ok", "false");

    assertThat(BoundedSeries.other(series))
        .isEqualTo(Series.of(Metric.EXCHANGES, "inbound", "other", "", "2", "ok", "false"));
  }
}
