package dev.outrider.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Together;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import dev.outrider.link.Snapshot;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

final class HistogramsTest {
  private final Histograms histograms = new Histograms();

  private static Series duration(String route) {
    return Series.of(Metric.DURATION, "inbound", route, "");
  }

  @Test
  void recordsToTheNearestMicrosecondWithinItsBounds() {
    DurationRecorder recorder = histograms.recorder(duration("/a"));
    recorder.record(1_499);
    recorder.record(1_500);
    recorder.record(-7);
    recorder.record(TimeUnit.HOURS.toNanos(1));
    recorder.record(Long.MAX_VALUE);

    Histogram histogram =
        SnapshotKit.histogram(SnapshotKit.take(histograms::writeTo), duration("/a"));

    assertThat(histogram.getTotalCount()).isEqualTo(5);
    assertThat(histogram.getCountAtValue(1)).isEqualTo(1);
    assertThat(histogram.getCountAtValue(2)).isEqualTo(1);
    assertThat(histogram.getCountAtValue(0)).isEqualTo(1);
    assertThat(histogram.getCountAtValue(TimeUnit.HOURS.toMicros(1))).isEqualTo(2);
  }

  @Test
  void losesNothingWhileSnapshotsAreTaken() throws Exception {
    int perThread = 50_000;
    Together.run(
        5,
        number -> {
          DurationRecorder recorder = histograms.recorder(duration("/a"));
          for (int i = 0; i < perThread; i++) {
            if (number > 0) {
              recorder.record(i * 1_000_000L);
            } else if (i % 500 == 0) {
              SnapshotKit.take(histograms::writeTo);
            }
          }
        });

    Snapshot end = SnapshotKit.take(histograms::writeTo);
    assertThat(SnapshotKit.histogram(end, duration("/a")).getTotalCount())
        .isEqualTo(4L * perThread);
  }

  @Test
  void aFloodOfNamesEndsInOtherAndLosesNoValue() {
    for (int i = 0; i < 5_000; i++) {
      histograms.recorder(duration("/path-" + i)).record(1_000);
    }

    Snapshot snapshot = SnapshotKit.take(histograms::writeTo);
    assertThat(snapshot.histograms()).hasSizeLessThanOrEqualTo(256).hasSizeGreaterThan(200);
    long own = snapshot.histograms().size() - 1L;
    assertThat(SnapshotKit.histogram(snapshot, duration("other")).getTotalCount())
        .isEqualTo(5_000 - own);
  }

  @Test
  void whatHasNoOpenLabelIsNeverWithoutRoom() {
    for (int i = 0; i < 5_000; i++) {
      histograms.recorder(duration("/path-" + i)).record(1_000);
    }
    Series wait = Series.of(Metric.QUEUE_WAIT, "outbound");
    Series overhead = Series.of(Metric.OVERHEAD);

    histograms.recorder(wait).record(1_000);
    histograms.recorder(overhead).record(1_000);

    Snapshot snapshot = SnapshotKit.take(histograms::writeTo);
    assertThat(SnapshotKit.histogram(snapshot, wait).getTotalCount()).isEqualTo(1);
    assertThat(SnapshotKit.histogram(snapshot, overhead).getTotalCount()).isEqualTo(1);
  }

  @Test
  void makesAHistogramAtItsFirstValueAndOneForManyThreads() throws Exception {
    DurationRecorder[] recorders =
        IntStream.range(0, 50)
            .mapToObj(i -> histograms.recorder(duration("/" + i)))
            .toArray(DurationRecorder[]::new);
    assertThat(SnapshotKit.take(histograms::writeTo).histograms()).isEmpty();

    Together.run(
        4,
        number -> {
          for (DurationRecorder recorder : recorders) {
            recorder.record(1_000);
          }
        });

    Snapshot snapshot = SnapshotKit.take(histograms::writeTo);
    assertThat(snapshot.histograms()).hasSize(50);
    for (int i = 0; i < 50; i++) {
      assertThat(SnapshotKit.histogram(snapshot, duration("/" + i)).getTotalCount()).isEqualTo(4);
    }
  }

  @Test
  void manyThreadsThatBringNewNamesStayWithinTheBoundAndLoseNoValue() throws Exception {
    for (int round = 0; round < 10; round++) {
      Histograms met = new Histograms();
      Together.run(
          4,
          number -> {
            for (int i = 0; i < 400; i++) {
              String name = i % 4 == 0 ? "/all-" + i : "/" + number + "-" + i;
              met.recorder(duration(name)).record(1_000);
            }
          });

      Snapshot snapshot = SnapshotKit.take(met::writeTo);
      assertThat(snapshot.histograms()).hasSize(256 - 16 + 1);
      assertThat(valuesOf(snapshot)).isEqualTo(4 * 400);
    }
  }

  private static long valuesOf(Snapshot snapshot) throws Exception {
    long values = 0;
    for (byte[] encoded : snapshot.histograms().values()) {
      values +=
          Histogram.decodeFromCompressedByteBuffer(ByteBuffer.wrap(encoded), 0).getTotalCount();
    }
    return values;
  }

  @Test
  void encodesOnlyWhatChanged() {
    histograms.recorder(duration("/a")).record(1_000);
    histograms.recorder(duration("/b")).record(1_000);
    Snapshot before = SnapshotKit.take(histograms::writeTo);

    histograms.recorder(duration("/b")).record(1_000);
    Snapshot after = SnapshotKit.take(histograms::writeTo);

    String quiet = duration("/a").text();
    assertThat(after.histograms().get(quiet)).isSameAs(before.histograms().get(quiet));
    assertThat(SnapshotKit.histogram(after, duration("/b")).getTotalCount()).isEqualTo(2);
  }
}
