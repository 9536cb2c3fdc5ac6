package dev.outrider.engine.breaker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ProbeRaceTest {
  private static final int THREADS = 2;
  private static final long RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final BreakerKit kit = new BreakerKit(BreakerSettings.ADAPTIVE);
  private final Queue<Pass> passed = new ConcurrentLinkedQueue<>();
  private final AtomicInteger ready = new AtomicInteger();

  /** Now the breaker was just open, now it was half-open and had no probe. */
  @Test
  void isWonByOneExchange() throws InterruptedException {
    kit.fail(20);
    kit.step(Duration.ofSeconds(5));
    long until = System.nanoTime() + RUN_NANOS;
    int rounds = 0;
    while (System.nanoTime() - until < 0) {
      askAllAtOnce();

      assertThat(passed).hasSize(1);

      Pass probe = passed.remove();
      if (++rounds % 10 == 0) {
        probe.failed(kit.nowNanos);
        kit.step(Duration.ofMinutes(1));
      } else {
        probe.ignored();
      }
    }
    assertThat(kit.snapshot().rejected()).isEqualTo(rounds * (THREADS - 1L));
  }

  private void askAllAtOnce() throws InterruptedException {
    ready.set(0);
    Thread other = new Thread(this::askWhenAllAreReady);
    other.start();
    askWhenAllAreReady();
    other.join();
  }

  private void askWhenAllAreReady() {
    ready.incrementAndGet();
    while (ready.get() < THREADS) {
      Thread.yield();
    }
    if (kit.ask() instanceof Pass pass) {
      passed.add(pass);
    }
  }
}
