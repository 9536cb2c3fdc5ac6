package dev.outrider.engine;

import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Our few threads in the gateway: daemons, with names that say whose they are, and no class loader
 * of the application's.
 */
final class OurThreads {
  private static final int STARTERS = 2;

  Thread start(String name, Runnable work) {
    Thread thread = make(name, work);
    thread.start();
    return thread;
  }

  /** A factory of threads of that name. */
  ThreadFactory named(String name) {
    return work -> make(name, work);
  }

  /**
   * Privileged, or before Java 24 the thread would inherit the protection domains of all that is on
   * the stack, and so keep the loader of the application that happened to be the first to call.
   */
  @SuppressWarnings("removal")
  private static Thread make(String name, Runnable work) {
    return AccessController.doPrivileged(
        (PrivilegedAction<Thread>)
            () -> {
              Thread thread = new Thread(null, work, name, 0, false);
              thread.setDaemon(true);
              thread.setContextClassLoader(null);
              return thread;
            });
  }

  /** A pool that only starts exchanges; made with the first that had to wait. */
  Executor starters() {
    return Starters.POOL;
  }

  private static final class Starters {
    static final ThreadPoolExecutor POOL =
        new ThreadPoolExecutor(
            STARTERS,
            STARTERS,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> make("outrider-starters", work));

    static {
      POOL.allowCoreThreadTimeOut(true);
    }
  }
}
