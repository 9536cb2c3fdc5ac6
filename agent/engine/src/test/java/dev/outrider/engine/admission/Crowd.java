package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** Threads that want through a narrow queue in every way there is, and who disturb them. */
final class Crowd {
  static final int HIGHEST_LIMIT = 4;

  /** About as long as they wait, so that waiters rise all the time. */
  private static final long AGEING = TimeUnit.MICROSECONDS.toNanos(20);

  private static final int WORKERS = 8;
  private static final int ROOM = 4;

  private final long timeoutNanos;
  private final RequestQueue queue;
  private final List<Thread> workers = new ArrayList<>();
  private final ExecutorService callbacks = Executors.newFixedThreadPool(2);

  /** Callbacks that are still to come. */
  private final Phaser owed = new Phaser(1);

  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger mostAtOnce = new AtomicInteger();
  private final LongAdder arrivals = new LongAdder();
  private volatile boolean over;

  Crowd(long timeoutNanos) {
    this.timeoutNanos = timeoutNanos;
    this.queue = new RequestQueue(settings(HIGHEST_LIMIT), System::nanoTime);
  }

  private AdmissionSettings settings(int limit) {
    return new AdmissionSettings(limit, ROOM, 3, timeoutNanos, AGEING, 5);
  }

  RequestQueue queue() {
    return queue;
  }

  long arrivals() {
    return arrivals.sum();
  }

  int mostAtOnce() {
    return mostAtOnce.get();
  }

  /** Runs for {@code nanos}, then waits until everyone is through; fails when somebody is not. */
  void rush(long nanos) throws Exception {
    List<CompletableFuture<Void>> endings = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      endings.add(start("worker-" + i, this::arriveAgainAndAgain, workers));
    }
    List<Thread> others = new ArrayList<>();
    CompletableFuture<Void> disturbing = start("disturber", this::disturb, others);
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() - end < 0) {
      queue.expire(System.nanoTime());
      QueueKit.checked(queue.snapshot());
    }
    over = true;
    disturbing.get(20, TimeUnit.SECONDS);
    for (CompletableFuture<Void> ending : endings) {
      comeHome(ending);
    }
    awaitCallbacks();
    callbacks.shutdown();
  }

  private static CompletableFuture<Void> start(String name, Runnable work, List<Thread> threads) {
    CompletableFuture<Void> ending = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
                ending.complete(null);
              } catch (Throwable fault) {
                ending.completeExceptionally(fault);
              }
            },
            name);
    thread.setDaemon(true);
    threads.add(thread);
    thread.start();
    return ending;
  }

  private void comeHome(CompletableFuture<Void> ending)
      throws InterruptedException, ExecutionException {
    try {
      ending.get(20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("somebody waits that nobody wakes: " + queue.snapshot(), e);
    }
  }

  /** Nobody arrives any more, so only housekeeping may still decide those who wait by callback. */
  private void awaitCallbacks() throws Exception {
    int phase = owed.arrive();
    long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (owed.getPhase() == phase) {
      queue.expire(System.nanoTime());
      assertThat(System.nanoTime() - giveUp).as("callbacks that never came").isNegative();
    }
  }

  private void arriveAgainAndAgain() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    while (!over) {
      arrivals.increment();
      Admission answer = queue.arrive(new Asking(random.nextInt(3), random.nextInt(3)));
      if (answer instanceof Queued waiter) {
        waitSomehow(waiter, random.nextInt(10));
      } else {
        runIfAdmitted(answer);
      }
    }
  }

  private void waitSomehow(Queued waiter, int how) {
    if (how < 3) {
      owed.register();
      waiter.whenDecided(callbacks, this::runInCallback);
      cancelIf(how == 0, waiter);
    } else if (how == 3 && waiter.cancel()) {
      assertThat(waiter.cancel()).isFalse();
    } else {
      park(waiter);
    }
  }

  /** A cancelled waiter's callback never comes. */
  private void cancelIf(boolean wanted, Queued waiter) {
    if (wanted && waiter.cancel()) {
      owed.arriveAndDeregister();
    }
  }

  private void park(Queued waiter) {
    try {
      runIfAdmitted(waiter.await());
    } catch (InterruptedException interrupted) {
      assertThat(waiter.waiting()).isFalse(); // it left, and gave back what it was granted
    }
  }

  private void runInCallback(Admission answer) {
    runIfAdmitted(answer);
    owed.arriveAndDeregister();
  }

  private void runIfAdmitted(Admission answer) {
    if (answer instanceof Permit permit) {
      mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
      Thread.yield();
      running.decrementAndGet();
      permit.release(false);
      permit.release(true);
    }
  }

  private void disturb() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    while (!over) {
      workers.get(random.nextInt(WORKERS)).interrupt();
      queue.settings(settings(2 + random.nextInt(HIGHEST_LIMIT - 1)));
      Thread.yield();
    }
  }
}
