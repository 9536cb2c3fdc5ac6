package dev.outrider.instrumentation.inbound;

import dev.outrider.engine.InboundExchange;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A task that is run as part of the exchange in which it was handed over. */
public record CarriedSupplier<T extends @Nullable Object>(
    InboundExchange exchange, Supplier<T> task) implements Supplier<T> {
  @Override
  public T get() {
    InboundExchange outer = exchange.enter();
    try {
      return task.get();
    } finally {
      exchange.leave(outer);
    }
  }
}
