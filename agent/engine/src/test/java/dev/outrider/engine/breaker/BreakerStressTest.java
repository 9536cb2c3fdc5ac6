package dev.outrider.engine.breaker;

import static dev.outrider.engine.breaker.BreakerState.CLOSED;
import static dev.outrider.engine.breaker.BreakerState.HALF_OPEN;
import static dev.outrider.engine.breaker.BreakerState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads race through a breaker whose waits are microseconds, some losing their pass. */
class BreakerStressTest {
  private static final long RUN_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final int THREADS = 4;

  private final Map<String, LongAdder> moves = new ConcurrentHashMap<>();

  @ParameterizedTest
  @ValueSource(ints = {0, 3})
  void makesEachTransitionOnceAndNeverSticks(int threshold) throws InterruptedException {
    long wait = TimeUnit.MICROSECONDS.toNanos(50);
    BreakerSettings settings = new BreakerSettings(threshold, 4, 0.5, 1_000_000, 0, wait, 4 * wait);
    CircuitBreaker breaker =
        new CircuitBreakers(settings, System::currentTimeMillis, this::moved).of("openai");

    race(breaker);

    BreakerSnapshot end = breaker.snapshot(System.nanoTime());
    assertThat(end.opened()).isEqualTo(count(CLOSED, OPEN) + count(HALF_OPEN, OPEN));
    assertThat(count(CLOSED, OPEN) - count(HALF_OPEN, CLOSED))
        .as("left closed as often as it came back, but for the last time")
        .isEqualTo(end.state() == CLOSED ? 0 : 1);
    assertThat(count(OPEN, HALF_OPEN) - count(HALF_OPEN, OPEN) - count(HALF_OPEN, CLOSED))
        .isEqualTo(end.state() == HALF_OPEN ? 1 : 0);
    assertThat(count(HALF_OPEN, CLOSED)).as("it never stuck").isGreaterThan(100);
    comesBack(breaker);
  }

  private void race(CircuitBreaker breaker) throws InterruptedException {
    long until = System.nanoTime() + RUN_NANOS;
    Thread[] threads = new Thread[THREADS];
    for (int t = 0; t < THREADS; t++) {
      threads[t] =
          new Thread(
              () -> {
                while (System.nanoTime() - until < 0) {
                  exchange(breaker);
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void exchange(CircuitBreaker breaker) {
    if (!(breaker.tryPass(System.nanoTime()) instanceof Pass pass)) {
      return;
    }
    int kind = ThreadLocalRandom.current().nextInt(16);
    if (kind < 7) {
      pass.succeeded(0, System.nanoTime());
    } else if (kind < 14) {
      pass.failed(System.nanoTime());
    } else if (kind == 14) {
      pass.ignored();
    } // else it is lost
  }

  /** A provider that is well again is found well, whatever was left behind. */
  private static void comesBack(CircuitBreaker breaker) {
    long now = System.nanoTime();
    for (int i = 0; i < 3 && breaker.snapshot(now).state() != CLOSED; i++) {
      now += TimeUnit.SECONDS.toNanos(1);
      ((Pass) breaker.tryPass(now)).succeeded(0, now);
    }
    assertThat(breaker.snapshot(now).state()).isEqualTo(CLOSED);
  }

  private void moved(Transition move) {
    moves.computeIfAbsent(move.from() + ">" + move.to(), key -> new LongAdder()).increment();
  }

  private long count(BreakerState from, BreakerState to) {
    LongAdder count = moves.get(from + ">" + to);
    return count == null ? 0 : count.sum();
  }
}
