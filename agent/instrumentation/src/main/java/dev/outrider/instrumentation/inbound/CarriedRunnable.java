package dev.outrider.instrumentation.inbound;

import dev.outrider.engine.InboundExchange;

/** A task that is run as part of the exchange in which it was handed over. */
public record CarriedRunnable(InboundExchange exchange, Runnable task) implements Runnable {
  @Override
  public void run() {
    InboundExchange outer = exchange.enter();
    try {
      task.run();
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
