package dev.outrider.instrumentation.reactornetty;

import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Library;
import dev.outrider.instrumentation.weave.LibraryVersion;
import dev.outrider.instrumentation.weave.Support;

/**
 * Where Reactor Netty's server is entered: each request and each end of one, each part of a
 * response on its way out, and each upgrade to a websocket.
 */
public final class ReactorNettyCuts {
  private static final String CALLS = "dev.outrider.instrumentation.reactornetty.ReactorNettyCalls";
  private static final String SERVER = "reactor.netty.http.server.";
  private static final String WRITE =
      "(Lio/netty/channel/ChannelHandlerContext;Ljava/lang/Object;"
          + "Lio/netty/channel/ChannelPromise;)V";

  /**
   * Where a server is told of its handler: on a thread that may block, before any event loop runs.
   */
  static final Cut HANDLE =
      Cut.in(SERVER + "HttpServer")
          .before(
              "handle", "(Ljava/util/function/BiFunction;)Lreactor/netty/http/server/HttpServer;")
          .calls(CALLS, "handle");

  /** The last of a server's observers: it calls the handler, and hears of every end. */
  static final Cut STATE =
      Cut.in(SERVER + "HttpServer$HttpServerHandle")
          .seenAs("reactor.netty.ConnectionObserver")
          .before(
              "onStateChange",
              "(Lreactor/netty/Connection;Lreactor/netty/ConnectionObserver$State;)V")
          .calls(CALLS, "onStateChange");

  static final Cut WRITE_HTTP1 =
      Cut.in(SERVER + "HttpTrafficHandler")
          .seenAs("io.netty.channel.ChannelHandler")
          .before("write", WRITE)
          .calls(CALLS, "write");

  static final Cut WRITE_HTTP2 =
      Cut.in(SERVER + "Http2StreamBridgeServerHandler")
          .seenAs("io.netty.channel.ChannelHandler")
          .before("write", WRITE)
          .calls(CALLS, "write");

  /** From 1.2 on. */
  static final Cut WRITE_HTTP3 =
      Cut.in(SERVER + "Http3StreamBridgeServerHandler")
          .seenAs("io.netty.channel.ChannelHandler")
          .before("write", WRITE)
          .calls(CALLS, "write");

  static final Cut UPGRADE =
      Cut.in(ServerOperations.OPERATIONS)
          .seenAs("reactor.netty.Connection")
          .before(
              "withWebsocketSupport",
              "(Ljava/lang/String;Lreactor/netty/http/server/WebsocketServerSpec;"
                  + "Ljava/util/function/BiFunction;)Lreactor/core/publisher/Mono;")
          .calls(CALLS, "withWebsocketSupport");

  /** Where a handler's failure arrives, before the head or after it. */
  static final Cut FAILURE =
      Cut.in(ServerOperations.OPERATIONS)
          .seenAs("reactor.netty.Connection")
          .before("onOutboundError", "(Ljava/lang/Throwable;)V")
          .calls(CALLS, "onOutboundError");

  /** The library, as the support table has it. */
  public static final Library LIBRARY =
      Library.of(
              "reactor-netty-server",
              Support.server("Reactor Netty's HTTP server", "1.1.0", "1.3.7"),
              LibraryVersion.inJarName("reactor/netty/http/server/HttpServer"),
              HANDLE,
              STATE,
              WRITE_HTTP1,
              WRITE_HTTP2,
              WRITE_HTTP3,
              UPGRADE,
              FAILURE)
          .needing("reactor/")
          .reading(
              ServerOperations.OPERATIONS,
              "method()Lio/netty/handler/codec/http/HttpMethod;",
              "uri()Ljava/lang/String;",
              "requestHeaders()Lio/netty/handler/codec/http/HttpHeaders;");

  private ReactorNettyCuts() {}
}
