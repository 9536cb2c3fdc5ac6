package dev.outrider.instrumentation.javanethttp;

import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Library;
import dev.outrider.instrumentation.weave.LibraryVersion;
import dev.outrider.instrumentation.weave.NativeReason;
import dev.outrider.instrumentation.weave.Support;
import java.util.List;

/**
 * Where the JDK's HTTP client is entered: below its facade, which is where other agents instrument
 * it too. {@code sendAsync} with two arguments leads to the one with three.
 */
public final class HttpClientCuts {
  private static final String CALLS = "dev.outrider.instrumentation.javanethttp.HttpClientCalls";
  private static final Cut.In CLIENT =
      Cut.in("jdk.internal.net.http.HttpClientImpl").seenAs("java.net.http.HttpClient");

  static final Cut SEND =
      CLIENT
          .before(
              "send",
              "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;)"
                  + "Ljava/net/http/HttpResponse;")
          .calls(CALLS, "send");

  static final Cut SEND_ASYNC =
      CLIENT
          .before(
              "sendAsync",
              "(Ljava/net/http/HttpRequest;Ljava/net/http/HttpResponse$BodyHandler;"
                  + "Ljava/net/http/HttpResponse$PushPromiseHandler;)"
                  + "Ljava/util/concurrent/CompletableFuture;")
          .calls(CALLS, "sendAsync");

  private static final Support SUPPORT =
      new Support(
          "`java.net.http.HttpClient`",
          "JDK 17",
          "JDK 25",
          "outbound: measured, guarded, queued, cached, rerouted",
          "`HttpConnectTimeoutException`: thrown by `send`, the failure of the future of `sendAsync`",
          List.of(
              NativeReason.SWITCHED_OFF,
              NativeReason.OBSERVED,
              NativeReason.HTTP2,
              NativeReason.UNPROVEN,
              NativeReason.REDIRECTS,
              NativeReason.COOKIES,
              NativeReason.AUTHENTICATOR,
              NativeReason.PROXY,
              NativeReason.LOCAL_ADDRESS,
              NativeReason.CLOSED,
              NativeReason.TLS,
              NativeReason.PUSH,
              NativeReason.EXPECT_CONTINUE,
              NativeReason.REQUEST_CLASS,
              NativeReason.HEADER,
              NativeReason.TARGET,
              NativeReason.HANDLER,
              NativeReason.DEPENDENTS,
              NativeReason.INTERRUPTED,
              NativeReason.CONNECT));

  /** The library; its version is the JDK's. */
  public static final Library LIBRARY =
      Library.of("java-net-http", SUPPORT, LibraryVersion.ofTheJdk(), SEND, SEND_ASYNC);

  private HttpClientCuts() {}
}
