package dev.outrider.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.HttpExchange;
import dev.outrider.instrumentation.inbound.ServerCall;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;

/** On how many threads the server runs its handlers. */
final class ServerThreads {
  /** The name that the server gives to the thread that reads from all connections. */
  private static final String DISPATCHER = "HTTP-Dispatcher";

  private static final int UNKNOWN = 0;

  private ServerThreads() {}

  /**
   * Returns the most threads that handlers run on; 0 when that is not known. Without an executor,
   * or with one that runs all on its caller, that is the dispatcher: who waits there keeps every
   * other request from being read, those that would let it go on among them.
   */
  static int most(HttpExchange exchange) {
    return Thread.currentThread().getName().equals(DISPATCHER)
        ? ServerCall.NO_THREAD_MAY_WAIT
        : of(exchange.getHttpContext().getServer().getExecutor());
  }

  private static int of(Executor executor) {
    if (executor instanceof ThreadPoolExecutor pool) {
      boolean growsToItsMaximum = pool.getQueue().remainingCapacity() < Integer.MAX_VALUE;
      return growsToItsMaximum ? pool.getMaximumPoolSize() : pool.getCorePoolSize();
    }
    return executor instanceof ForkJoinPool pool ? pool.getParallelism() : UNKNOWN;
  }
}
