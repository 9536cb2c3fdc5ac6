package dev.outrider.engine.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Somebody who calls on a thread of his own, and can be interrupted. */
final class Caller {
  private final Thread thread;
  private volatile @Nullable Object result;
  private volatile @Nullable Throwable failure;
  private volatile long doneNanos;

  private Caller(Callable<?> call) {
    thread = new Thread(() -> run(call), "caller");
    thread.setDaemon(true);
    thread.start();
  }

  static Caller of(Callable<?> call) {
    return new Caller(call);
  }

  private void run(Callable<?> call) {
    try {
      result = call.call();
    } catch (Throwable e) { // whatever it is, the test asks for it
      failure = e;
    }
    doneNanos = System.nanoTime();
  }

  /** Waits until it stands in a method of that name. */
  void awaitIn(String method) {
    Awaitility.await()
        .until(
            () -> {
              for (StackTraceElement frame : thread.getStackTrace()) {
                if ((frame.getClassName() + "." + frame.getMethodName())
                    .toLowerCase(Locale.ROOT)
                    .contains(method.toLowerCase(Locale.ROOT))) {
                  return true;
                }
              }
              return false;
            });
  }

  void interrupt() {
    thread.interrupt();
  }

  /** Waits for its end, and returns what it threw; fails if nothing, or after five seconds. */
  Throwable failure() throws InterruptedException {
    join();
    Throwable thrown = failure;
    assertThat(thrown).as("failure, instead of " + result).isNotNull();
    return Objects.requireNonNull(thrown);
  }

  @Nullable Object result() throws InterruptedException {
    join();
    assertThat(failure).isNull();
    return result;
  }

  long doneNanos() {
    return doneNanos;
  }

  private void join() throws InterruptedException {
    thread.join(TimeUnit.SECONDS.toMillis(5));
    assertThat(thread.isAlive()).as("still calling").isFalse();
  }
}
