package dev.outrider.engine.admission;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * How an asynchronous caller learns what was decided: a callback, and the threads that may run it.
 */
record Delivery(Executor executor, Consumer<Admission> callback) {

  /** Serves executors that refuse; one thread, gone when unused: callbacks only start exchanges. */
  private static final ThreadPoolExecutor SPARE = spare();

  private static ThreadPoolExecutor spare() {
    ThreadPoolExecutor spare =
        new ThreadPoolExecutor(
            1, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Delivery::daemon);
    spare.allowCoreThreadTimeOut(true);
    return spare;
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(null, work, "outrider-delivery", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  /**
   * A class and no lambda: the OpenTelemetry agent hands the trace of the submitting thread on with
   * each lambda, and here that is the trace of the exchange that has just ended.
   */
  private record Handing(Consumer<Admission> callback, Admission decided) implements Runnable {
    @Override
    public void run() {
      callback.accept(decided);
    }
  }

  /** Hands the decision over; a refusal must not lose it, for it may hold a permit. */
  void hand(Admission decided) {
    Runnable call = new Handing(callback, decided);
    try {
      executor.execute(call);
    } catch (RuntimeException | OutOfMemoryError refused) { // shut down, full, or no more threads
      SPARE.execute(call);
    }
  }
}
