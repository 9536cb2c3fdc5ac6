package dev.outrider.instrumentation.concurrent;

import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Library;
import dev.outrider.instrumentation.weave.LibraryVersion;
import dev.outrider.instrumentation.weave.Support;

/** Where the JDK makes a task of what it is given to run on another thread. */
public final class ConcurrentCuts {
  private static final String CALLS = "dev.outrider.instrumentation.concurrent.ConcurrentCalls";
  private static final Cut.In EXECUTOR = Cut.in("java.util.concurrent.AbstractExecutorService");
  private static final Cut.In FUTURE = Cut.in("java.util.concurrent.CompletableFuture");

  private static final Cut CALLABLE =
      EXECUTOR
          .before(
              "newTaskFor",
              "(Ljava/util/concurrent/Callable;)Ljava/util/concurrent/RunnableFuture;")
          .calls(CALLS, "newTaskFor");

  private static final Cut RUNNABLE =
      EXECUTOR
          .before(
              "newTaskFor",
              "(Ljava/lang/Runnable;Ljava/lang/Object;)Ljava/util/concurrent/RunnableFuture;")
          .calls(CALLS, "newTaskFor");

  private static final Cut SUPPLY = supply("");
  private static final Cut SUPPLY_BY = supply("Ljava/util/concurrent/Executor;");
  private static final Cut RUN = run("");
  private static final Cut RUN_BY = run("Ljava/util/concurrent/Executor;");

  /** The library, as the support table has it. */
  public static final Library LIBRARY =
      Library.of(
          "java-util-concurrent",
          Support.context("Executors and CompletableFuture of the JDK", "JDK 17", "JDK 25"),
          LibraryVersion.ofTheJdk(),
          CALLABLE,
          RUNNABLE,
          SUPPLY,
          SUPPLY_BY,
          RUN,
          RUN_BY);

  private ConcurrentCuts() {}

  private static Cut supply(String executor) {
    return FUTURE
        .beforeStatic(
            "supplyAsync",
            "(Ljava/util/function/Supplier;"
                + executor
                + ")Ljava/util/concurrent/CompletableFuture;")
        .calls(CALLS, "supplyAsync");
  }

  private static Cut run(String executor) {
    return FUTURE
        .beforeStatic(
            "runAsync",
            "(Ljava/lang/Runnable;" + executor + ")Ljava/util/concurrent/CompletableFuture;")
        .calls(CALLS, "runAsync");
  }
}
