package dev.outrider.instrumentation.reactornettyclient;

import dev.outrider.engine.Faults;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.instrumentation.weave.Governed;
import io.netty.channel.Channel;
import org.jspecify.annotations.Nullable;

/** The end of a response's body, before the application hears of it; the library goes on itself. */
final class ResponseEnd extends Governed {
  private static final String END = "reactor-netty-client.end";

  private final ClientExchange running;
  private final Channel channel;
  private final Outcome how;

  ResponseEnd(ClientExchange running, Channel channel, Outcome how) {
    this.running = running;
    this.channel = channel;
    this.how = how;
  }

  @Override
  protected @Nullable Object run() {
    Faults.begin(END);
    running.ended(channel, how);
    Faults.end(END);
    return null;
  }

  @Override
  protected void abandon(Throwable fault) {
    running.abandon(channel);
  }
}
