package dev.outrider.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OverheadTest {
  @Test
  void samplesOneInSixtyFour() {
    long sampled = LongStream.range(0, 64_000).filter(i -> Overhead.samples(i << 10)).count();

    assertThat(sampled).isEqualTo(1000);
  }

  @Test
  void samplesAlsoWhereTheClockIsBelowZero() {
    long sampled = LongStream.range(-64_000, 0).filter(i -> Overhead.samples(i << 10)).count();

    assertThat(sampled).isEqualTo(1000);
  }
}
