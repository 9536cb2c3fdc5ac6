package dev.outrider.sidecar.store;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.MINUTES;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrider.link.Instance;
import dev.outrider.link.MalformedMessageException;
import dev.outrider.link.Metric;
import dev.outrider.link.Series;
import dev.outrider.link.Snapshot;
import dev.outrider.sidecar.store.Store.Taken;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoreTest {
  private static final String OK =
      Series.of(Metric.EXCHANGES, "inbound", "r", "", "1", "ok", "false").text();

  private long now = Long.MAX_VALUE - SECONDS.toNanos(30); // the clock wraps during the tests
  private final Store store = new Store(() -> now);

  @Test
  void takesADifferenceOnlyFromTheLatest() throws Exception {
    assertThat(store.take(snapshot("a", 3, 2, 1))).isEqualTo(Taken.UNKNOWN_BASE);
    assertThat(store.take(snapshot("a", 4, 0, 5))).isEqualTo(Taken.YES);
    assertThat(store.take(snapshot("a", 6, 4, 7))).isEqualTo(Taken.YES);

    assertThat(store.take(snapshot("a", 7, 4, 8))).isEqualTo(Taken.UNKNOWN_BASE);
    assertThat(store.take(snapshot("a", 5, 0, 6))).isEqualTo(Taken.UNKNOWN_BASE);
    assertThat(total()).isEqualTo(7);
  }

  @Test
  void keepsWhatADepartedGatewayCountedAndForgetsWhatItMeasured() throws Exception {
    take("a", 1, 5);
    take("b", 1, 7);

    pass(9);
    take("b", 2, 8);
    pass(9);

    assertThat(view().connected()).hasSize(1);
    assertThat(total()).isEqualTo(13);
    assertThat(view().gauges().sum(Metric.HEAP_USED, any -> true)).isEqualTo(1.0);
  }

  @Test
  void countsAGatewayThatReturnsOnce() throws Exception {
    take("a", 1, 5);
    pass(60);
    take("a", 2, 6);
    assertThat(total()).isEqualTo(6);

    pass(MINUTES.toSeconds(11));
    assertThat(total()).isEqualTo(6);
    pass(MINUTES.toSeconds(11)); // only its sum is kept now
    assertThat(total()).isEqualTo(6);
    take("a", 3, 8);

    assertThat(view().connected()).hasSize(1);
    take("a", 4, 9);
    assertThat(total()).isEqualTo(7); // 2 were counted while nobody knew it, and are not here
  }

  @Test
  void countsGoOnAfterTheSidecarItselfWasFrozenForLong() throws Exception {
    take("a", 1, 5);
    take("b", 1, 7);

    pass(MINUTES.toSeconds(60));
    take("a", 2, 6);
    pass(1);
    take("a", 3, 6);
    take("b", 2, 9);

    assertThat(total()).isEqualTo(15);
    assertThat(view().connected()).hasSize(2);
  }

  @Test
  void aResetCountsFromNowForAllOrForOne() throws Exception {
    take("a", 1, 5);
    take("b", 1, 7);

    assertThat(store.reset("a")).isTrue();
    assertThat(total()).isEqualTo(7);
    assertThat(store.reset(null)).isTrue();
    take("b", 2, 10);

    assertThat(total()).isEqualTo(3);
    assertThat(store.reset("nobody")).isFalse();
  }

  @Test
  void theWindowIsFiveMinutesInStepsOfTenSeconds() throws Exception {
    take("a", 1, 100);
    long sequence = 1;
    for (int second = 1; second <= 600; second++) {
      pass(1);
      take("a", ++sequence, 100 + second);
    }

    assertThat(window()).isBetween(300L, 310L);
    assertThat(view().minute().requestsPerMinute()).isEqualTo(60);
    assertThat(total()).isEqualTo(700);
  }

  @Test
  void aYoungGatewaysWholeLifeIsInTheWindow() throws Exception {
    take("a", 1, 40);

    assertThat(window()).isEqualTo(40);
    assertThat(view().minute().requestsPerMinute()).isEqualTo(40);
  }

  @Test
  void whatAnOldGatewayCountedBeforeWeKnewItIsNotInTheWindow() throws Exception {
    Snapshot old = snapshot("a", 1, 0, 40);
    store.take(
        new Snapshot(
            1,
            0,
            0,
            MINUTES.toMillis(60),
            old.instance(),
            old.counters(),
            old.gauges(),
            old.histograms()));

    assertThat(window()).isZero();
    assertThat(total()).isEqualTo(40);
  }

  @Test
  void whatADepartedGatewayCountedLeavesTheWindow() throws Exception {
    take("a", 1, 40);
    pass(20);
    assertThat(window()).isEqualTo(40);

    pass(310);

    assertThat(window()).isZero();
    assertThat(view().minute().requestsPerMinute()).isZero();
  }

  @Test
  void refusesAHistogramThatIsNone() {
    Snapshot good = snapshot("a", 1, 0, 1);
    Snapshot bad =
        new Snapshot(
            1,
            0,
            0,
            0,
            good.instance(),
            Map.of(),
            Map.of(),
            Map.of("overhead", new byte[] {1, 2, 3, 4, 5, 6, 7, 8}));

    assertThatThrownBy(() -> store.take(bad))
        .isInstanceOf(MalformedMessageException.class)
        .hasMessageContaining("overhead");
    assertThat(view().connected()).isEmpty();
  }

  @Test
  void ignoresSeriesOfALaterVersion() throws Exception {
    Snapshot later = snapshot("a", 1, 0, 1);
    store.take(
        new Snapshot(1, 0, 0, 0, later.instance(), Map.of("mood{x=y}", 3L), Map.of(), Map.of()));

    assertThat(total()).isZero();
  }

  private void take(String id, long sequence, long count) throws MalformedMessageException {
    assertThat(store.take(snapshot(id, sequence, 0, count))).isEqualTo(Taken.YES);
  }

  private void pass(long seconds) {
    now += SECONDS.toNanos(seconds);
  }

  private View view() {
    return requireNonNull(store.view(null));
  }

  private long total() {
    return view().total().requests().getOrDefault("ok", 0L);
  }

  private long window() {
    return view().window().requests().getOrDefault("ok", 0L);
  }

  private static Snapshot snapshot(String id, long sequence, long base, long count) {
    Instance instance =
        new Instance(
            id, id, 1, "h", "v", "j", 0, "enforce", "inbound", List.of(), List.of(), List.of());
    return new Snapshot(
        sequence,
        base,
        0,
        1_000,
        instance,
        Map.of(OK, count),
        Map.of(Series.of(Metric.HEAP_USED).text(), 1.0),
        Map.of());
  }
}
