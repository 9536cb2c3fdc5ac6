package dev.outrider.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.exchange.Direction;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.exchange.Together;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import dev.outrider.link.Snapshot;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class RecordersTest {
  private static final long NONE = -1;

  private final AtomicLong wallClock = new AtomicLong(1_000);
  private final Histograms histograms = new Histograms();
  private final Recorders recorders = new Recorders(histograms, wallClock::get);
  private final ExchangeRecorder inbound = recorders.exchanges(Direction.INBOUND, "/a", "");
  private final ExchangeRecorder outbound =
      recorders.exchanges(Direction.OUTBOUND, "/v1", "openai");

  private Snapshot snapshot() {
    return SnapshotKit.take(recorders::writeTo, histograms::writeTo);
  }

  private static void end(ExchangeRecorder recorder, int level, Outcome outcome) {
    recorder.begin();
    recorder.record(level, outcome, false, 1_000, NONE, NONE, 0, 0);
  }

  private static String exchanges(String level, String outcome, String exempt) {
    return Series.of(Metric.EXCHANGES, "inbound", "/a", "", level, outcome, exempt).text();
  }

  @Test
  void countsEveryExchangeOfManyThreadsByLevelAndOutcome() throws Exception {
    Outcome[] outcomes = Outcome.values();
    Together.run(
        6,
        number -> {
          for (int i = 0; i < 8_000; i++) {
            end(inbound, i % 5, outcomes[i % outcomes.length]);
          }
        });

    Map<String, Long> counters = snapshot().counters();
    for (int level = 0; level < 5; level++) {
      for (Outcome outcome : outcomes) {
        assertThat(counters)
            .containsEntry(exchanges(Integer.toString(level), outcome.text(), "false"), 1_200L);
      }
    }
  }

  @Test
  void keepsExemptExchangesApartAndOutOfResponseTimes() {
    inbound.begin();
    inbound.record(1, Outcome.OK, true, 5_000, 5_000, NONE, 0, 0);
    end(inbound, 1, Outcome.REJECTED);
    end(inbound, 1, Outcome.CANCELLED);

    Snapshot snapshot = snapshot();
    assertThat(snapshot.counters())
        .containsEntry(exchanges("1", "ok", "true"), 1L)
        .containsEntry(exchanges("1", "rejected", "false"), 1L);
    Series duration = Series.of(Metric.DURATION, "inbound", "/a", "");
    assertThat(SnapshotKit.histogram(snapshot, duration).getTotalCount()).isEqualTo(1);
    assertThat(snapshot.histograms()).hasSize(1);
  }

  @Test
  void recordsEachTimeInItsOwnHistogram() {
    outbound.begin();
    outbound.record(0, Outcome.OK, false, 10_000, 20_000, 5_000, 0, 0);

    Snapshot snapshot = snapshot();
    assertThat(max(snapshot, Series.of(Metric.DURATION, "outbound", "/v1", "openai")))
        .isEqualTo(10);
    assertThat(max(snapshot, Series.of(Metric.STREAM_DURATION, "outbound", "/v1", "openai")))
        .isEqualTo(20);
    assertThat(max(snapshot, Series.of(Metric.FIRST_BYTE, "openai"))).isEqualTo(5);
  }

  private static long max(Snapshot snapshot, Series series) {
    return SnapshotKit.histogram(snapshot, series).getMaxValue();
  }

  @Test
  void addsUpBodyBytesByDirection() {
    inbound.begin();
    inbound.record(0, Outcome.OK, false, 0, NONE, NONE, 10, 300);
    inbound.begin();
    inbound.record(0, Outcome.OK, false, 0, NONE, NONE, NONE, 30);

    assertThat(snapshot().counters())
        .containsEntry(Series.of(Metric.BODY_BYTES, "inbound", "request").text(), 10L)
        .containsEntry(Series.of(Metric.BODY_BYTES, "inbound", "response").text(), 330L)
        .containsEntry(Series.of(Metric.BODY_BYTES, "outbound", "response").text(), 0L);
  }

  @Test
  void showsWhatRunsByProviderWhateverTheRoute() {
    outbound.begin();
    ExchangeRecorder otherRoute = recorders.exchanges(Direction.OUTBOUND, "/v2", "openai");
    otherRoute.begin();
    end(otherRoute, 0, Outcome.OK);

    assertThat(snapshot().gauges())
        .containsEntry(Series.of(Metric.IN_FLIGHT, "outbound", "openai").text(), 2.0)
        .containsEntry(Series.of(Metric.IN_FLIGHT, "inbound", "").text(), 0.0);
  }

  @Test
  void remembersWhenAProviderFailedLast() {
    end(outbound, 0, Outcome.THROTTLED);
    end(outbound, 0, Outcome.CLIENT_ERROR);
    end(inbound, 0, Outcome.SERVER_ERROR);
    String series = Series.of(Metric.LAST_FAILURE, "openai").text();
    assertThat(snapshot().gauges()).doesNotContainKey(series).hasSize(2);

    end(outbound, 0, Outcome.TIMEOUT);
    wallClock.set(2_000);
    end(outbound, 0, Outcome.OK);

    assertThat(snapshot().gauges()).containsEntry(series, 1_000.0);
  }

  @Test
  void givesTheSameRecorderAgain() {
    assertThat(recorders.exchanges(Direction.INBOUND, "/a", "")).isSameAs(inbound);
    assertThat(recorders.exchanges(Direction.OUTBOUND, "/a", "openai")).isNotSameAs(inbound);
  }

  @Test
  void aFloodOfPathsEndsInOtherAndCostsNoProviderItsName() {
    for (int i = 0; i < 5_000; i++) {
      end(recorders.exchanges(Direction.INBOUND, "/path-" + i, ""), 1, Outcome.OK);
    }

    end(recorders.exchanges(Direction.OUTBOUND, "/v1", "late"), 1, Outcome.OK);

    Map<String, Long> counters = snapshot().counters();
    assertThat(counters)
        .containsEntry(
            Series.of(Metric.EXCHANGES, "outbound", "other", "late", "1", "ok", "false").text(), 1L)
        .containsEntry(
            Series.of(Metric.EXCHANGES, "inbound", "other", "", "1", "ok", "false").text(), 4_502L);
  }

  @Test
  void aFloodOfHostsIsBoundedToo() {
    for (int i = 0; i < 5_000; i++) {
      end(recorders.exchanges(Direction.OUTBOUND, "/", "host-" + i), 1, Outcome.OK);
    }

    Snapshot snapshot = snapshot();
    assertThat(snapshot.counters()).hasSize(600 - 2 + 1 + 4);
    assertThat(snapshot.gauges()).hasSizeLessThanOrEqualTo(601);
    assertThat(snapshot.histograms()).hasSizeLessThanOrEqualTo(256);
    assertThat(exchangesOf(snapshot)).isEqualTo(5_000);
  }

  @Test
  void manyThreadsThatBringNewRoutesStayWithinTheBoundAndLoseNoExchange() throws Exception {
    for (int round = 0; round < 10; round++) {
      Histograms unused = new Histograms();
      Recorders met = new Recorders(unused, wallClock::get);
      Together.run(
          4,
          number -> {
            for (int i = 0; i < 400; i++) {
              String host = i % 4 == 0 ? "all-" + i : number + "-" + i;
              end(met.exchanges(Direction.OUTBOUND, "/", host), 1, Outcome.OK);
            }
          });

      Snapshot snapshot = SnapshotKit.take(met::writeTo, unused::writeTo);
      long series =
          snapshot.counters().keySet().stream().filter(key -> key.startsWith("exchanges")).count();
      assertThat(series).isEqualTo(Recorders.MAX_WITH_OTHER_ROUTE + 1);
      assertThat(exchangesOf(snapshot)).isEqualTo(4 * 400);
      assertThat(snapshot.gauges().values()).containsOnly(0.0);
    }
  }

  private static long exchangesOf(Snapshot snapshot) {
    return snapshot.counters().entrySet().stream()
        .filter(counter -> counter.getKey().startsWith("exchanges"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  @Test
  void aLevelOutOfRangeIsCountedAtTheNearest() {
    end(inbound, -3, Outcome.OK);
    end(inbound, Integer.MAX_VALUE, Outcome.OK);

    assertThat(snapshot().counters())
        .containsEntry(exchanges("0", "ok", "false"), 1L)
        .containsEntry(exchanges("63", "ok", "false"), 1L);
  }
}
