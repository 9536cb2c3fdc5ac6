package dev.outrider.engine.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A breaker does what the plain model does, whatever happens to it. The parameter is the seed. */
class BreakerWalkTest {
  private static final int STEPS = 3_000;

  static IntStream seeds() {
    return IntStream.range(0, 20);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void doesWhatTheModelDoes(int seed) {
    Random random = new Random(seed);
    BreakerSettings settings = seed % 2 == 0 ? BreakerSettings.FIXED : BreakerSettings.ADAPTIVE;
    CircuitBreaker breaker = new CircuitBreakers(settings, () -> 0, change -> {}).of("openai");
    BreakerModel model = new BreakerModel(settings);
    double health = 0.5;
    long now = 0;
    for (int i = 0; i < STEPS; i++) {
      health = random.nextInt(100) == 0 ? random.nextDouble() : health;
      now += BreakerModel.step(random);
      Guard guard = breaker.tryPass(now);
      assertThat(guard instanceof Pass).as("pass %s", i).isEqualTo(model.passes(now));
      if (guard instanceof Pass pass) {
        end(pass, model, now, health, random);
      }
      assertThat(breaker.snapshot(now).state()).as("state %s", i).isEqualTo(model.state());
    }
    assertThat(breaker.snapshot(now).opened()).isEqualTo(model.opened()).isPositive();
  }

  private static void end(Pass pass, BreakerModel model, long now, double health, Random random) {
    int kind = random.nextInt(20);
    if (kind == 0) {
      pass.ignored();
      model.ignored();
    } else if (kind == 1) {
      return; // lost
    } else if (random.nextDouble() < health) {
      long duration = TimeUnit.SECONDS.toNanos(random.nextInt(62));
      pass.succeeded(duration, now);
      model.succeeded(duration, now);
    } else {
      pass.failed(now);
      model.failed(now);
    }
  }
}
