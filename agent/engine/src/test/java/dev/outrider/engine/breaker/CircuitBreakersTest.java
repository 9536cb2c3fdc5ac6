package dev.outrider.engine.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

class CircuitBreakersTest {
  private final CircuitBreakers breakers =
      new CircuitBreakers(BreakerSettings.FIXED, () -> 0, change -> {});

  @Test
  void givesTheSameBreakerForTheSameName() {
    assertThat(breakers.of("openai")).isSameAs(breakers.of("openai"));
    assertThat(breakers.of("openai")).isNotSameAs(breakers.of("anthropic"));
  }

  @Test
  void sharesOneBreakerAmongTheNamesThatAreTooMany() {
    for (int i = 0; i < CircuitBreakers.MOST; i++) {
      assertThat(breakers.of("host-" + i).name()).isEqualTo("host-" + i);
    }

    CircuitBreaker other = breakers.of("one-more");

    assertThat(other.name()).isEqualTo("other");
    assertThat(breakers.of("two-more")).isSameAs(other);
    assertThat(breakers.of("host-7").name()).isEqualTo("host-7");
    assertThat(breakers.snapshots(0)).hasSize(CircuitBreakers.MOST + 1);
  }

  @Test
  void aBreakerThatComesWhileSettingsChangeHasTheLastOnes() throws InterruptedException {
    for (int round = 0; round < 300; round++) {
      CircuitBreakers met = new CircuitBreakers(BreakerSettings.FIXED, () -> 0, change -> {});
      Thread brings =
          new Thread(
              () -> {
                for (int i = 0; i < 50; i++) {
                  met.of("host-" + i);
                }
              });
      brings.start();
      met.settings(BreakerSettings.ADAPTIVE);
      brings.join();

      for (int i = 0; i < 50; i++) {
        assertThat(met.of("host-" + i).settings()).isEqualTo(BreakerSettings.ADAPTIVE);
      }
    }
  }

  @Test
  void neverHoldsMoreThanItMayWhenManyThreadsBringNames() throws InterruptedException {
    Set<CircuitBreaker> seen = ConcurrentHashMap.newKeySet();
    Thread[] threads = new Thread[8];
    for (int t = 0; t < threads.length; t++) {
      int first = t * 40; // neighbours bring some names both
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 200; i++) {
                  seen.add(breakers.of("host-" + (first + i * 3)));
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(seen.size()).isEqualTo(breakers.snapshots(0).size());
    assertThat(seen).extracting(CircuitBreaker::name).doesNotHaveDuplicates();
    assertThat(seen).hasSizeLessThanOrEqualTo(CircuitBreakers.MOST + 1);
  }
}
