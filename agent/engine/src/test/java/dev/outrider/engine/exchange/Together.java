package dev.outrider.engine.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Many threads doing the same at once. */
public final class Together {
  private Together() {}

  /**
   * Runs {@code work} so in each round; a round begins when all have ended the one before. They
   * spin until then: threads that are woken one after the other would not meet.
   */
  public static void run(int threads, int rounds, Work work) throws Exception {
    AtomicInteger arrived = new AtomicInteger();
    run(
        threads,
        number -> {
          for (int round = 0; round < rounds; round++) {
            arrived.incrementAndGet();
            while (arrived.get() < threads * (round + 1)) {
              Thread.yield();
            }
            work.run(number, round);
          }
        });
  }

  /** What one thread does in one round. */
  public interface Work {
    void run(int thread, int round);
  }

  /** Runs {@code work} in {@code threads} threads, giving each its number; fails as they do. */
  public static void run(int threads, IntConsumer work) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<CompletableFuture<Void>> endings = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      CompletableFuture<Void> ending = new CompletableFuture<>();
      endings.add(ending);
      new Thread(
              () -> {
                try {
                  start.await();
                  work.accept(number);
                  ending.complete(null);
                } catch (Throwable fault) {
                  ending.completeExceptionally(fault);
                }
              })
          .start();
    }
    start.countDown();
    for (CompletableFuture<Void> ending : endings) {
      ending.get(30, TimeUnit.SECONDS);
    }
  }
}
