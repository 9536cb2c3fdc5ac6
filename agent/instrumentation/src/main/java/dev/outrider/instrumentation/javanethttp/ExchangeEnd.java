package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.pool.BodyListener;
import dev.outrider.engine.pool.PoolException;
import org.jspecify.annotations.Nullable;

/** Ends the exchange when the body of its rerouted answer has ended, however it did. */
record ExchangeEnd(OutboundExchange exchange) implements BodyListener {
  @Override
  public void ended(Ending how, @Nullable PoolException failure, long bytes, long nanos) {
    exchange.bodyWas(bytes);
    switch (how) {
      case COMPLETE -> exchange.complete();
      case CLOSED, ABANDONED -> exchange.end(Outcome.CANCELLED);
      case FAILED -> exchange.end(failure == null ? Outcome.BROKEN : JdkFailures.outcome(failure));
    }
  }
}
