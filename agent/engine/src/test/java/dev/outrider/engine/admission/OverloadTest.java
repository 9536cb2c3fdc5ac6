package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outrider.engine.admission.Overload.Service;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One asker with nine tenths of three times what the places can serve, in virtual time. */
final class OverloadTest {
  private static final int ARRIVALS = 30_000;
  private static final long SEED = 20_261_201;

  static Stream<Overload> overloads() {
    Random random = new Random(SEED);
    return Stream.generate(() -> overload(random)).limit(50);
  }

  private static Overload overload(Random random) {
    int places = 8 + random.nextInt(57);
    Service service = List.of(Service.values()).get(random.nextInt(3));
    int serviceMillis = 20 + random.nextInt(1_000);
    return new Overload(random.nextLong(), places, 10 * places, service, serviceMillis, 3, 0.9);
  }

  @ParameterizedTest
  @MethodSource("overloads")
  void oneWhoAsksForNineTenthsKeepsNobodyElseOut(Overload overload) {
    OverloadRun run = new OverloadRun(overload, ARRIVALS);

    assertThat(run.goodput()).isGreaterThanOrEqualTo(0.97);
    assertThat(run.quietServed()).isGreaterThanOrEqualTo(0.97);
    assertThat(run.snapshot().counts().displaced()).isPositive();
  }
}
