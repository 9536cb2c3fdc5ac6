package dev.outrider.instrumentation.inbound;

import dev.outrider.engine.InboundExchange;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A task that is run as part of the exchange in which it was handed over. */
public record CarriedCallable<T extends @Nullable Object>(
    InboundExchange exchange, Callable<T> task) implements Callable<T> {
  @Override
  public T call() throws Exception {
    InboundExchange outer = exchange.enter();
    try {
      return task.call();
    } finally {
      exchange.leave(outer);
    }
  }

  /** The future that it is in shows it. */
  @Override
  public String toString() {
    return task.toString();
  }
}
