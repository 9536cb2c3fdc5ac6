package dev.outrider.engine.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RoomRaceTest {
  private static final int THREADS = 2;
  private static final long RUN_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  private final AtomicInteger ready = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();

  @Test
  void takesTheLastPlaceOnce() throws InterruptedException {
    long until = System.nanoTime() + RUN_NANOS;
    while (System.nanoTime() - until < 0) {
      Room room = new Room(10);
      taken.set(0);
      ready.set(0);
      Thread other = new Thread(() -> take(room));
      other.start();
      take(room);
      other.join();

      assertThat(taken).hasValue(1);
      assertThat(room.used()).isEqualTo(10);
    }
  }

  private void take(Room room) {
    ready.incrementAndGet();
    while (ready.get() < THREADS) {
      Thread.yield();
    }
    if (room.take(10)) {
      taken.incrementAndGet();
    }
  }
}
