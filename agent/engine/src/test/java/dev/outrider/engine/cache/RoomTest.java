package dev.outrider.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RoomTest {
  private static final int MAX_BYTES = 1 << 16;

  private final CacheKit kit = new CacheKit(1_000, MAX_BYTES);

  @Test
  void refusesAnEntryThatWouldTakeMoreThanAQuarter() {
    assertThat(kit.cache.maxEntryBytes()).isEqualTo(MAX_BYTES / 4);

    assertThat(kit.store("models", "/a", "openai", MAX_BYTES / 4))
        .isEqualTo(new Storing.Refused(MissReason.TOO_LARGE));
    assertThat(kit.store("models", "/a", "openai", MAX_BYTES / 5)).isEqualTo(Storing.ALLOWED);
  }

  @Test
  void isMadeInTheLargestCache() {
    kit.store("health", "/small", "openai", 1_000);
    for (int i = 0; i < 100; i++) {
      assertThat(kit.store("models", "/" + i, "openai", 5_000)).isEqualTo(Storing.ALLOWED);
      assertThat(kit.totalBytes()).isLessThanOrEqualTo(MAX_BYTES);
    }

    assertThat(kit.snapshot("health").size()).isEqualTo(1);
    assertThat(kit.snapshot("models").size()).isBetween(8L, 12L);
    assertThat(kit.snapshot("models").evictions()).isEqualTo(100 - kit.snapshot("models").size());
  }

  @Test
  void isGivenBackWhenThereIsLessOfIt() {
    for (int i = 0; i < 12; i++) {
      kit.store("models", "/" + i, "openai", 5_000);
    }

    kit.cache.settings(CacheKit.settings(CacheKit.TTL, 1_000, 20_000));

    assertThat(kit.totalBytes()).isBetween(1L, 20_000L);
  }

  @Test
  void isNeverOverdrawnByAFloodAndGivenBackToTheLastByte() throws InterruptedException {
    AtomicLong most = new AtomicLong();
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      Random random = new Random(t);
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 5_000; i++) {
                  flood(random);
                  most.accumulateAndGet(kit.cache.usedBytes(), Math::max);
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(most.get()).isBetween(MAX_BYTES / 2L, (long) MAX_BYTES);
    assertThat(kit.totalBytes()).isEqualTo(kit.cache.usedBytes()).isPositive();
    kit.cache.clearAll();
    assertThat(kit.cache.usedBytes()).isZero();
    assertThat(kit.totalBytes()).isZero();
  }

  private void flood(Random random) {
    String name = random.nextBoolean() ? "models" : "health";
    String path = "/" + random.nextInt(200);
    switch (random.nextInt(50)) {
      case 0 -> kit.cache.clear(name, "/1", null);
      case 1 -> kit.cache.providerFailed("p" + random.nextInt(3));
      case 2 -> kit.step(CacheKit.TTL.dividedBy(50));
      default -> kit.store(name, path, "p" + random.nextInt(3), random.nextInt(12_000));
    }
  }
}
