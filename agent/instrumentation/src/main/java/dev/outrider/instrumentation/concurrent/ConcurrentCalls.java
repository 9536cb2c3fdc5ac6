package dev.outrider.instrumentation.concurrent;

import dev.outrider.engine.Attached;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.LibrarySwitch;
import dev.outrider.instrumentation.inbound.CarriedCallable;
import dev.outrider.instrumentation.inbound.CarriedRunnable;
import dev.outrider.instrumentation.inbound.CarriedSupplier;
import dev.outrider.instrumentation.weave.Governed;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes the JDK's calls where a task is made. Outside of an inbound exchange there is nothing to
 * carry and the body runs; so it does for what is carried already.
 *
 * <p>Any JVM makes tasks long before its first exchange: the engine is not started by that.
 */
final class ConcurrentCalls {
  private ConcurrentCalls() {}

  static @Nullable Governed newTaskFor(
      AbstractExecutorService executor, @Nullable Callable<?> task) {
    InboundExchange exchange = InboundExchange.current();
    return exchange == null || task == null || !On.SWITCH.on()
        ? null
        : new Carrying(() -> new FutureTask<>(new CarriedCallable<>(exchange, task)));
  }

  static @Nullable Governed newTaskFor(
      AbstractExecutorService executor, @Nullable Runnable task, @Nullable Object result) {
    InboundExchange exchange = InboundExchange.current();
    return exchange == null || task == null || !On.SWITCH.on()
        ? null
        : new Carrying(() -> new FutureTask<>(new CarriedRunnable(exchange, task), result));
  }

  static @Nullable Governed supplyAsync(@Nullable Supplier<?> task) {
    InboundExchange exchange = toCarry(task);
    return exchange == null || task == null
        ? null
        : new Carrying(() -> CompletableFuture.supplyAsync(new CarriedSupplier<>(exchange, task)));
  }

  static @Nullable Governed supplyAsync(@Nullable Supplier<?> task, @Nullable Executor executor) {
    InboundExchange exchange = toCarry(task);
    return exchange == null || task == null || executor == null
        ? null
        : new Carrying(
            () -> CompletableFuture.supplyAsync(new CarriedSupplier<>(exchange, task), executor));
  }

  static @Nullable Governed runAsync(@Nullable Runnable task) {
    InboundExchange exchange = toCarry(task);
    return exchange == null || task == null
        ? null
        : new Carrying(() -> CompletableFuture.runAsync(new CarriedRunnable(exchange, task)));
  }

  static @Nullable Governed runAsync(@Nullable Runnable task, @Nullable Executor executor) {
    InboundExchange exchange = toCarry(task);
    return exchange == null || task == null || executor == null
        ? null
        : new Carrying(
            () -> CompletableFuture.runAsync(new CarriedRunnable(exchange, task), executor));
  }

  /** Returns the exchange that the task is to be given, or null. */
  private static @Nullable InboundExchange toCarry(@Nullable Object task) {
    if (task instanceof CarriedSupplier || task instanceof CarriedRunnable) {
      return null; // our own way back into the method
    }
    InboundExchange exchange = InboundExchange.current();
    return exchange == null || !On.SWITCH.on() ? null : exchange;
  }

  /** Looked up when there is an exchange, and with it an engine. */
  private static final class On {
    static final LibrarySwitch SWITCH = Attached.engine().library("java-util-concurrent");
  }
}
