package dev.outrider.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SnapshotDifferenceTest {
  private static final Snapshot BEFORE =
      Snapshots.whole(
          1,
          Map.of("a", 1L, "b", 2L),
          Map.of("x", 1.0, "y", 2.0, "gone", 3.0),
          Map.of("h", new byte[] {1}, "same", new byte[] {9}));
  private static final Snapshot NOW =
      Snapshots.whole(
          4,
          Map.of("a", 1L, "b", 3L, "c", 4L),
          Map.of("x", 1.0, "y", 5.0),
          Map.of("h", new byte[] {2}, "same", new byte[] {9}));

  @Test
  void holdsOnlyWhatChanged() {
    Snapshot difference = SnapshotDifference.between(BEFORE, NOW);

    assertThat(difference.base()).isEqualTo(1);
    assertThat(difference.sequence()).isEqualTo(4);
    assertThat(difference.counters()).isEqualTo(Map.of("b", 3L, "c", 4L));
    assertThat(difference.gauges()).isEqualTo(Map.of("y", 5.0, "gone", Double.NaN));
    assertThat(difference.histograms()).containsOnlyKeys("h");
  }

  @Test
  void appliedToItsBaseItGivesTheWhole() {
    Snapshot applied = SnapshotDifference.apply(BEFORE, SnapshotDifference.between(BEFORE, NOW));

    assertThat(applied).usingRecursiveComparison().isEqualTo(NOW);
  }
}
