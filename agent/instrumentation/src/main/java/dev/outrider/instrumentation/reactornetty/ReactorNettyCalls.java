package dev.outrider.instrumentation.reactornetty;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.LibrarySwitch;
import dev.outrider.instrumentation.weave.Governed;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.ConnectionObserver.State;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerState;
import reactor.netty.http.server.WebsocketServerSpec;

/**
 * Takes Reactor Netty's calls at its cuts. Its classes are seen here, so an instrumentation loader
 * loads it.
 */
final class ReactorNettyCalls {
  private static final Engine ENGINE = Attached.engine();
  private static final LibrarySwitch SWITCH = ENGINE.library("reactor-netty-server");

  private static final String WRITE = "reactor-netty-server.write";
  private static final String FAILURE = "reactor-netty-server.failure";

  private ReactorNettyCalls() {}

  /**
   * Stands before the body of {@code HttpServer.handle}, for its own sake: what our side reads when
   * it starts, it has read before an event loop comes here.
   */
  static @Nullable Governed handle(HttpServer server, BiFunction<?, ?, ?> handler) {
    return null;
  }

  /**
   * Stands before the body of {@code HttpServerHandle.onStateChange}: a request has come, or its
   * connection has done with one, in whatever way.
   */
  static @Nullable Governed onStateChange(
      ConnectionObserver handle, Connection connection, State state) {
    if (state == HttpServerState.REQUEST_RECEIVED) {
      return received(handle, connection);
    }
    if (state == State.DISCONNECTING) {
      ServedRequest served = ServedRequest.on(connection.channel());
      if (served != null && served.isOf(connection)) {
        served.over();
      }
    }
    return null;
  }

  /** What is being served already is our own way back in: the state hangs where it belongs. */
  private static @Nullable Governed received(ConnectionObserver handle, Connection connection) {
    ServedRequest before = ServedRequest.on(connection.channel());
    if (before != null) {
      if (before.isOf(connection)) {
        return null;
      }
      before.over(); // its end was not told: before 1.2 the next request may come first
    }
    return SWITCH.on() ? new RequestCall(ENGINE, handle, connection) : null;
  }

  /** Stands before the body of each handler's {@code write}: one part of a response passes. */
  static @Nullable Governed write(
      ChannelHandler handler, ChannelHandlerContext context, Object part, ChannelPromise promise) {
    ServedRequest served = ServedRequest.on(context.channel());
    if (served != null) {
      Faults.begin(WRITE);
      served.passes(part, promise);
      Faults.end(WRITE);
    }
    return null;
  }

  /**
   * Stands before the body of {@code HttpServerOperations.withWebsocketSupport}: what follows is no
   * exchange any more.
   */
  static @Nullable Governed withWebsocketSupport(
      Connection connection, String url, WebsocketServerSpec spec, BiFunction<?, ?, ?> handler) {
    ServedRequest served = ServedRequest.on(connection.channel());
    if (served != null && !((HttpServerResponse) connection).hasSentHeaders()) {
      served.upgraded();
    }
    return null;
  }

  /** Stands before the body of {@code HttpServerOperations.onOutboundError}. */
  static @Nullable Governed onOutboundError(Connection connection, Throwable failure) {
    ServedRequest served = ServedRequest.on(connection.channel());
    if (served != null && served.isOf(connection)) {
      Faults.begin(FAILURE);
      served.failed();
      Faults.end(FAILURE);
    }
    return null;
  }
}
