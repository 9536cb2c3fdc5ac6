package dev.outrider.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CacheRaceTest {
  private static final int THREADS = 4;

  private final CacheKit kit = new CacheKit(50, 1 << 18);

  @Test
  void givesEachPartitionItsOwnAnswerAndCountsEachLookup() throws InterruptedException {
    AtomicInteger wrong = new AtomicInteger();
    run(random -> wrong.addAndGet(ownAnswer(random) ? 0 : 1), 20_000);

    CacheSnapshot snapshot = kit.snapshot("models");
    assertThat(wrong).hasValue(0);
    assertThat(snapshot.hits() + snapshot.misses()).isEqualTo(THREADS * 20_000L);
    assertThat(snapshot.hits()).isPositive();
    assertThat(snapshot.sets()).isEqualTo(snapshot.misses());
    assertThat(snapshot.size()).isLessThanOrEqualTo(50);
  }

  /** The provider's answer is a number that only grows; it is cleared each time it has grown. */
  @Test
  void givesNothingFromBeforeAClearAfterIt() throws InterruptedException {
    AtomicLong version = new AtomicLong();
    AtomicInteger wrong = new AtomicInteger();
    Thread clearer =
        new Thread(
            () -> {
              for (int i = 0; i < 3_000; i++) {
                version.incrementAndGet();
                kit.step(Duration.ofNanos(1));
                kit.cache.clear("models", null, null);
                long least = version.get();
                kit.step(Duration.ofNanos(1));
                if (kit.lookup("/v") instanceof Lookup.Hit hit && number(hit.answer()) < least) {
                  wrong.incrementAndGet();
                }
              }
            });
    clearer.start();
    run(random -> refill(version), 10_000);
    clearer.join();

    assertThat(wrong).hasValue(0);
    assertThat(kit.snapshot("models").sets()).isPositive();
    assertThat(kit.snapshot("models").reasons().get(MissReason.CLEARED)).isPositive();
  }

  private void refill(AtomicLong version) {
    CacheKey key = CacheKit.key("/v");
    if (kit.cache.lookup("models", key, false) instanceof Lookup.Miss miss) {
      Answer answer = answer(Long.toString(version.get()));
      kit.cache.store("models", key, miss, answer, CacheKit.label("/v", "openai"));
    }
  }

  private boolean ownAnswer(Random random) {
    String path = "/" + random.nextInt(80);
    CacheKey key = CacheKit.key(path);
    Lookup found = kit.cache.lookup("models", key, false);
    if (found instanceof Lookup.Hit hit) {
      return new String(hit.answer().body(), StandardCharsets.UTF_8).equals(path);
    }
    kit.cache.store(
        "models", key, (Lookup.Miss) found, answer(path), CacheKit.label(path, "openai"));
    return true;
  }

  private Answer answer(String text) {
    return Answer.of(200, List.of(), text.getBytes(StandardCharsets.UTF_8), kit.now());
  }

  private static long number(Answer answer) {
    return Long.parseLong(new String(answer.body(), StandardCharsets.UTF_8));
  }

  private static void run(Consumer<Random> step, int times) throws InterruptedException {
    Thread[] threads = new Thread[THREADS];
    for (int t = 0; t < THREADS; t++) {
      Random random = new Random(t);
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < times; i++) {
                  step.accept(random);
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
