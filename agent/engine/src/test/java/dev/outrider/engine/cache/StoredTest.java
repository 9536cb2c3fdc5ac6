package dev.outrider.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StoredTest {
  private static final int ROUNDS = 300;

  private static Stored stored(int maxSize) {
    return new Stored(maxSize, System::nanoTime, (key, entry, cause) -> {});
  }

  private static CacheKey key(int number) {
    return CacheKit.key("/" + number);
  }

  private static Entry entry() {
    Answer answer = Answer.of(200, List.of(), new byte[1], System.nanoTime());
    return new Entry(answer, CacheKit.label("/", "p"), CacheKit.TTL.toNanos());
  }

  @Test
  void hasNothingBeforeItIsAsked() {
    Stored stored = stored(10);

    assertThat(stored.size()).isZero();
    assertThat(stored.all()).isEmpty();
    assertThat(stored.coldest()).isEmpty();
    assertThat(stored.get(key(1))).isNull();
  }

  @Test
  void isBoundedByWhatWasSetBeforeItsFirstEntry() {
    Stored stored = stored(10);
    stored.maxSize(3);

    for (int i = 0; i < 50; i++) {
      stored.put(key(i), entry());
    }

    assertThat(stored.size()).isEqualTo(3);
  }

  /** The first look-up and a change of settings meet: the change holds. */
  @Test
  void isBoundedByWhatWasSetWhileItWasMade() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        Stored stored = stored(100);
        CountDownLatch together = new CountDownLatch(2);
        List<Future<?>> done = new ArrayList<>();
        done.add(threads.submit(() -> meet(together, () -> stored.maxSize(2))));
        done.add(threads.submit(() -> meet(together, () -> stored.get(key(0)))));
        for (Future<?> each : done) {
          each.get(10, TimeUnit.SECONDS);
        }
        for (int i = 0; i < 20; i++) {
          stored.put(key(i), entry());
        }

        assertThat(stored.size()).isEqualTo(2);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static void meet(CountDownLatch together, Runnable work) {
    together.countDown();
    while (together.getCount() > 0) {
      Thread.onSpinWait();
    }
    work.run();
  }
}
