package dev.outrider.instrumentation.reactornettyclient;

import dev.outrider.instrumentation.weave.Member;
import io.netty.handler.codec.http.HttpHeaders;
import java.lang.invoke.MethodHandles;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientConfig;

/**
 * What the library does not give away in public, or only as a copy; {@link
 * ReactorNettyClientCuts#LIBRARY} says that it has to be there.
 */
final class ClientFields {
  private static final Member CONFIG =
      field(
          "reactor.netty.http.client.HttpClientConnect$MonoHttpConnect",
          "config",
          HttpClientConfig.class);
  private static final Member HEADERS =
      field("reactor.netty.http.client.HttpClientConfig", "headers", HttpHeaders.class);

  private ClientFields() {}

  private static Member field(String owner, String name, Class<?> type) {
    return Member.field(MethodHandles.lookup(), owner, name, type);
  }

  /** Returns how the call is set up that {@code connect} makes. */
  static HttpClientConfig config(Mono<?> connect) {
    return (HttpClientConfig) CONFIG.of(connect);
  }

  /** Returns the headers that the client was set up with, to be read only. */
  static HttpHeaders headers(HttpClientConfig config) {
    return (HttpHeaders) HEADERS.of(config);
  }
}
