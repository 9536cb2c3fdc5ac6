package dev.outrider.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrider.link.Snapshot;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

final class SnapshotDifferenceTest {

  private static Snapshot whole(
      long sequence,
      Map<String, Long> counters,
      Map<String, Double> gauges,
      Map<String, byte[]> histograms) {
    return new Snapshot(
        sequence, 0, sequence * 10, sequence, SnapshotKit.INSTANCE, counters, gauges, histograms);
  }

  /** What the other end does. */
  private static Snapshot apply(Snapshot base, Snapshot difference) {
    Map<String, Long> counters = new HashMap<>(base.counters());
    counters.putAll(difference.counters());
    Map<String, Double> gauges = new HashMap<>(base.gauges());
    gauges.putAll(difference.gauges());
    gauges.values().removeIf(value -> value.isNaN());
    Map<String, byte[]> histograms = new HashMap<>(base.histograms());
    histograms.putAll(difference.histograms());
    return whole(difference.sequence(), counters, gauges, histograms);
  }

  @RepeatedTest(50)
  void appliedToItsBaseGivesTheWhole() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    Snapshot base = whole(1, Map.of(), Map.of(), Map.of());
    for (long sequence = 2; sequence < 12; sequence++) {
      Snapshot now = next(base, sequence, random);

      Snapshot difference = SnapshotDifference.between(base, now);

      Snapshot applied = apply(base, difference);
      assertThat(applied).as("seed %d", seed).usingRecursiveComparison().isEqualTo(now);
      assertThat(apply(applied, difference)).usingRecursiveComparison().isEqualTo(now);
      assertThat(difference.base()).isEqualTo(base.sequence());
      base = now;
    }
  }

  private static Snapshot next(Snapshot base, long sequence, Random random) {
    Map<String, Long> counters = new HashMap<>(base.counters());
    Map<String, Double> gauges = new HashMap<>(base.gauges());
    Map<String, byte[]> histograms = new HashMap<>(base.histograms());
    for (int i = 0; i < 10; i++) {
      String name = "n" + random.nextInt(20);
      counters.merge(name, (long) random.nextInt(3), Long::sum);
      gauges.put("n" + random.nextInt(20), random.nextInt(4) - 0.5);
      gauges.remove("n" + random.nextInt(20));
      histograms.put(name, new byte[] {1, (byte) random.nextInt(3)});
    }
    return whole(sequence, counters, gauges, histograms);
  }

  @Test
  void holdsOnlyWhatChanged() {
    Snapshot base =
        whole(
            1,
            Map.of("same", 1L, "more", 1L),
            Map.of("same", 1.0, "gone", 1.0),
            Map.of("same", new byte[] {1}, "more", new byte[] {1}));
    Snapshot now =
        whole(
            2,
            Map.of("same", 1L, "more", 2L, "new", 0L),
            Map.of("same", 1.0),
            Map.of("same", new byte[] {1}, "more", new byte[] {2}));

    Snapshot difference = SnapshotDifference.between(base, now);

    assertThat(difference.counters()).isEqualTo(Map.of("more", 2L, "new", 0L));
    assertThat(difference.gauges()).isEqualTo(Map.of("gone", Double.NaN));
    assertThat(difference.histograms()).containsOnlyKeys("more");
  }

  @Test
  void isMadeOfWholeSnapshots() {
    Snapshot whole = whole(1, Map.of(), Map.of(), Map.of());
    Snapshot difference = SnapshotDifference.between(whole, whole(2, Map.of(), Map.of(), Map.of()));

    assertThatThrownBy(() -> SnapshotDifference.between(difference, whole))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
