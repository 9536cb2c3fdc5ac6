package dev.outrider.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import dev.outrider.link.Snapshot;
import org.junit.jupiter.api.Test;

final class SnapshotWriterTest {
  private static final Series SETS = Series.of(Metric.CACHE_SETS, "models");
  private static final Series SIZE = Series.of(Metric.CACHE_SIZE, "models");

  @Test
  void addsUpCountsAndKeepsTheLastGauge() {
    Snapshot snapshot =
        SnapshotKit.take(
            writer -> {
              writer.counter(SETS, 1);
              writer.counter(SETS, 2);
              writer.gauge(SIZE, 5);
              writer.gauge(SIZE, 4);
              writer.gauge(Series.of(Metric.CPU), Double.NaN);
            });

    assertThat(snapshot.counters()).containsOnlyKeys(SETS.text()).containsEntry(SETS.text(), 3L);
    assertThat(snapshot.gauges()).containsOnlyKeys(SIZE.text()).containsEntry(SIZE.text(), 4.0);
    assertThat(snapshot.whole()).isTrue();
  }

  @Test
  void refusesANumberOfAnotherKind() {
    SnapshotWriter writer = new SnapshotWriter();

    assertThatThrownBy(() -> writer.gauge(SETS, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> writer.counter(SIZE, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> writer.histogram(SIZE, new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
