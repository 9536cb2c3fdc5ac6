package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the queue promises under three times what its places can serve, in virtual time. */
final class OverloadTest {
  private static final int ARRIVALS = 30_000;
  private static final long SEED = 20_261_201;
  private static final int SCENARIOS = 50;
  private static final List<Integer> ONE_LEVEL = List.of(100);
  private static final List<Integer> USUAL = List.of(20, 30, 50);

  /** With fewer it takes too large a part of an even running time until one comes free. */
  private static final int PLACES_FOR_LEVELS = 16;

  private static Stream<Overload> scenarios(Supplier<Overload> drawn) {
    return Stream.generate(drawn).limit(SCENARIOS);
  }

  static Stream<Overload> ofOneLevel() {
    Random random = new Random(SEED);
    return scenarios(() -> Overload.threefold(random, 8, ONE_LEVEL));
  }

  static Stream<Overload> ofLevels() {
    Random random = new Random(SEED);
    return scenarios(
        () ->
            Overload.threefold(
                random, PLACES_FOR_LEVELS, random.nextBoolean() ? USUAL : mix(random)));
  }

  /** Level 0 by itself never asks for more than three fifths of what there is. */
  private static List<Integer> mix(Random random) {
    int highest = 5 + random.nextInt(16);
    int lowest = 5 + random.nextInt(60);
    return List.of(highest, 100 - highest - lowest, lowest);
  }

  @ParameterizedTest
  @MethodSource("ofOneLevel")
  void oneWhoAsksForNineTenthsKeepsNobodyElseOut(Overload overload) {
    OverloadRun run = new OverloadRun(overload.noisy(0.9), ARRIVALS);

    assertThat(run.goodput()).isGreaterThanOrEqualTo(0.97);
    assertThat(run.quietServed()).isGreaterThanOrEqualTo(0.97);
    assertThat(run.snapshot().counts().displaced()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("ofLevels")
  void carriesAllItCanAndTheHighestLevelHardlyNotices(Overload overload) {
    OverloadRun run = new OverloadRun(overload, ARRIVALS);
    OverloadRun unloaded = new OverloadRun(overload.unloaded(), ARRIVALS);

    assertThat(run.goodput()).isGreaterThanOrEqualTo(0.97);
    assertThat(run.p99Millis(0)).isLessThanOrEqualTo(1.5 * unloaded.p99Millis(0));
    assertThat(run.snapshot().counts().rejected()).isPositive();
  }

  @ParameterizedTest
  @MethodSource("ofLevels")
  void noLevelGoesWithoutForLongerThanItTakesToRise(Overload overload) {
    OverloadRun run = new OverloadRun(overload, ARRIVALS);

    for (int level = 0; level < overload.mix().size(); level++) {
      assertThat(run.longestWithout(level)).isLessThanOrEqualTo(Overload.AGEING);
    }
  }
}
