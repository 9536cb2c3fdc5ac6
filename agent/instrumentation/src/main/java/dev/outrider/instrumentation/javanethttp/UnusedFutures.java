package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Engine;
import dev.outrider.instrumentation.weave.NativeReason;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends natively what nobody has asked for within a millisecond. One daemon thread, asleep while no
 * call is made.
 */
final class UnusedFutures implements Runnable {
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  /**
   * So many empty looks and it sleeps until it is woken: a wake-up costs its caller microseconds.
   */
  private static final int LOOKS_BEFORE_SLEEP = 2000;

  private static final AtomicBoolean STARTED = new AtomicBoolean();
  private static final UnusedFutures ONLY = new UnusedFutures();

  private final Queue<Watched> watched = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean asleep = new AtomicBoolean();
  private volatile @Nullable Thread thread;

  private record Watched(LazyFuture<?> future, long sinceNanos) {}

  private UnusedFutures() {}

  /** Returns the one of this JVM; its thread is started with the first call. */
  static UnusedFutures of(Engine engine) {
    if (!STARTED.get() && STARTED.compareAndSet(false, true)) {
      ONLY.thread = engine.startThread("outrider-futures", ONLY);
    }
    return ONLY;
  }

  void watch(LazyFuture<?> future) {
    watched.add(new Watched(future, System.nanoTime()));
    if (asleep.get() && asleep.compareAndSet(true, false)) {
      LockSupport.unpark(thread);
    }
  }

  @Override
  public void run() {
    int looks = 0;
    while (true) {
      Watched oldest = watched.peek();
      if (oldest == null) {
        looks = look(looks);
      } else {
        looks = 0;
        handleOrSay(oldest);
      }
    }
  }

  /** One that fails does not leave all later ones unsent. */
  private void handleOrSay(Watched oldest) {
    try {
      handle(oldest, System.nanoTime() - oldest.sinceNanos);
    } catch (Throwable fault) {
      Attached.failOpen("java-net-http.future", fault);
    }
  }

  private void handle(Watched oldest, long ageNanos) {
    if (!oldest.future.isUnused()) {
      watched.poll();
    } else if (ageNanos >= PATIENCE_NANOS) {
      watched.poll();
      oldest.future.goNative(NativeReason.DEPENDENTS);
    } else {
      LockSupport.parkNanos(this, PATIENCE_NANOS - ageNanos);
    }
  }

  private int look(int looks) {
    if (looks < LOOKS_BEFORE_SLEEP) {
      LockSupport.parkNanos(this, PATIENCE_NANOS);
      return looks + 1;
    }
    asleep.set(true);
    if (watched.isEmpty()) {
      LockSupport.park(this);
    }
    asleep.set(false);
    return 0;
  }
}
