package dev.outrider.instrumentation.reactornettyclient;

import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Library;
import dev.outrider.instrumentation.weave.LibraryVersion;
import dev.outrider.instrumentation.weave.NativeReason;
import dev.outrider.instrumentation.weave.Support;
import java.util.List;

/**
 * Where Reactor Netty's HTTP client is entered: the subscription that every call makes, inside of
 * {@code mapConnect}, where other agents stand, and outside of the client's own redirects and
 * retries; and what the connection tells the response: bytes, end, failure, and being given up.
 */
public final class ReactorNettyClientCuts {
  static final String NAME = "reactor-netty-client";

  private static final String CALLS =
      "dev.outrider.instrumentation.reactornettyclient.ReactorNettyClientCalls";
  private static final String CHANNEL_OPERATIONS = "reactor.netty.channel.ChannelOperations";
  private static final String MONO = "reactor.netty.http.client.HttpClientConnect$MonoHttpConnect";
  private static final String CONFIG = "reactor.netty.http.client.HttpClientConfig";
  private static final String CLIENT = "reactor/netty/http/client/HttpClient";
  private static final Cut.In RESPONSE = Cut.in(ClientAnswer.OPERATIONS).seenAs(CHANNEL_OPERATIONS);
  private static final Cut.In ANY_OPERATIONS = Cut.in(CHANNEL_OPERATIONS);

  /** Where a client is made: on a thread that may block, before any event loop makes a call. */
  static final Cut CREATE =
      Cut.in("reactor.netty.http.client.HttpClient")
          .beforeStatic(
              "create",
              "(Lreactor/netty/resources/ConnectionProvider;)Lreactor/netty/http/client/HttpClient;")
          .calls(CALLS, "create");

  static final Cut SUBSCRIBE =
      Cut.in(MONO)
          .seenAs("reactor.core.publisher.Mono")
          .before("subscribe", "(Lreactor/core/CoreSubscriber;)V")
          .calls(CALLS, "subscribe");

  static final Cut NEXT =
      RESPONSE
          .before("onInboundNext", "(Lio/netty/channel/ChannelHandlerContext;Ljava/lang/Object;)V")
          .calls(CALLS, "onInboundNext");

  static final Cut CANCEL =
      RESPONSE.before("onInboundCancel", "()V").calls(CALLS, "onInboundCancel");

  static final Cut COMPLETE =
      ANY_OPERATIONS.before("onInboundComplete", "()V").calls(CALLS, "onInboundComplete");

  static final Cut ERROR =
      ANY_OPERATIONS
          .before("onInboundError", "(Ljava/lang/Throwable;)V")
          .calls(CALLS, "onInboundError");

  private static final Support SUPPORT =
      new Support(
          "Reactor Netty's HTTP client, by itself and under Spring's `WebClient`",
          "1.1.0",
          "1.3.7",
          "outbound: measured, guarded, queued",
          "`io.netty.channel.ConnectTimeoutException`, a `ConnectException`: the error signal of the call",
          List.of(NativeReason.TRANSPORT));

  /** The library, as the support table has it. */
  public static final Library LIBRARY =
      Library.of(
              NAME,
              SUPPORT,
              LibraryVersion.inJarName(CLIENT),
              CREATE,
              SUBSCRIBE,
              NEXT,
              CANCEL,
              COMPLETE,
              ERROR)
          .needing("reactor/netty/")
          .reading(MONO, "config Lreactor/netty/http/client/HttpClientConfig;")
          .reading(CONFIG, "headers Lio/netty/handler/codec/http/HttpHeaders;")
          .reading(
              ClientAnswer.OPERATIONS,
              "status()Lio/netty/handler/codec/http/HttpResponseStatus;",
              "requestHeaders()Lio/netty/handler/codec/http/HttpHeaders;",
              "responseHeaders()Lio/netty/handler/codec/http/HttpHeaders;")
          .beside(CLIENT);

  private ReactorNettyClientCuts() {}
}
