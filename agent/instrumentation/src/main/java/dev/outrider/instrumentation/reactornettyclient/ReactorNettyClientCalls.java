package dev.outrider.instrumentation.reactornettyclient;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.LibrarySwitch;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.instrumentation.weave.Governed;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.channel.ChannelOperations;
import reactor.netty.http.client.HttpClientConfig;
import reactor.netty.resources.ConnectionProvider;

/** Takes the calls of Reactor Netty's HTTP client at its cuts. */
final class ReactorNettyClientCalls {
  private static final Engine ENGINE = Attached.engine();
  private static final LibrarySwitch SWITCH = ENGINE.library(ReactorNettyClientCuts.NAME);

  private static final String NEXT = "reactor-netty-client.next";

  private ReactorNettyClientCalls() {}

  /**
   * Stands before the body of {@code HttpClient.create}, for its own sake: what our side reads when
   * it starts, it has read before an event loop makes a call.
   */
  static @Nullable Governed create(ConnectionProvider connections) {
    return null;
  }

  /** Stands before the subscription of a call, which sends it: null lets it run by itself. */
  static @Nullable Governed subscribe(
      Mono<Connection> connect, CoreSubscriber<? super Connection> caller) {
    if (ClientExchange.isOurs(caller) || !SWITCH.on()) {
      return null;
    }
    HttpClientConfig config = ClientFields.config(connect);
    Endpoint endpoint = Endpoint.of(config);
    return endpoint == null ? null : new ConnectCall(ENGINE, connect, config, endpoint, caller);
  }

  /** Counts a part of the body as it comes in; nothing is made for it. */
  static @Nullable Governed onInboundNext(
      ChannelOperations<?, ?> response, ChannelHandlerContext context, Object message) {
    ClientExchange running = ClientExchange.on(context.channel());
    if (running != null) {
      Faults.begin(NEXT);
      running.passes(message);
      Faults.end(NEXT);
    }
    return null;
  }

  /** The application wants no more of the body. What is complete already cannot be given up. */
  static @Nullable Governed onInboundCancel(ChannelOperations<?, ?> response) {
    ClientExchange running = ClientExchange.on(response.channel());
    return running == null || response.isInboundDisposed()
        ? null
        : new ResponseEnd(running, response.channel(), Outcome.CANCELLED);
  }

  /** The body has come to its end; the application is told next. */
  static @Nullable Governed onInboundComplete(ChannelOperations<?, ?> response) {
    return ended(response, Outcome.OK);
  }

  /** The body broke off; the application is told next. */
  static @Nullable Governed onInboundError(ChannelOperations<?, ?> response, Throwable failure) {
    return ended(response, ClientFailures.outcome(failure));
  }

  /** The operations of a server come here too, and end no exchange of a client. */
  private static @Nullable Governed ended(ChannelOperations<?, ?> response, Outcome how) {
    Channel channel = response.channel();
    ClientExchange running = ClientExchange.onAny(channel);
    return running == null ? null : new ResponseEnd(running, channel, how);
  }
}
