package dev.outrider.instrumentation.reactornettyclient;

import io.netty.handler.codec.http.HttpHeaders;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClientConfig;

/**
 * What the library does not give away in public, or only as a copy; {@link
 * ReactorNettyClientCuts#LIBRARY} says that it has to be there.
 */
final class ClientFields {
  private static final VarHandle CONFIG =
      field(
          "reactor.netty.http.client.HttpClientConnect$MonoHttpConnect",
          "config",
          HttpClientConfig.class);
  private static final VarHandle HEADERS =
      field("reactor.netty.http.client.HttpClientConfig", "headers", HttpHeaders.class);

  private ClientFields() {}

  private static VarHandle field(String owner, String name, Class<?> type) {
    try {
      Class<?> in = Class.forName(owner, false, HttpClientConfig.class.getClassLoader());
      Lookup lookup = MethodHandles.privateLookupIn(in, MethodHandles.lookup());
      return lookup.findVarHandle(in, name, type);
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError(owner + '.' + name, missing);
    }
  }

  /** Returns how the call is set up that {@code connect} makes. */
  static HttpClientConfig config(Mono<?> connect) {
    return (HttpClientConfig) CONFIG.get(connect);
  }

  /** Returns the headers that the client was set up with, to be read only. */
  static HttpHeaders headers(HttpClientConfig config) {
    return (HttpHeaders) HEADERS.get(config);
  }
}
