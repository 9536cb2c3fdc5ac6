package dev.outrider.instrumentation.reactornetty;

import dev.outrider.instrumentation.weave.Member;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import java.lang.invoke.MethodHandles;
import reactor.netty.Connection;

/** The request that came on a connection of the server. */
final class ServerOperations {
  static final String OPERATIONS = "reactor.netty.http.server.HttpServerOperations";

  private static final Member METHOD = method("method", HttpMethod.class);
  private static final Member URI = method("uri", String.class);
  private static final Member HEADERS = method("requestHeaders", HttpHeaders.class);

  private ServerOperations() {}

  private static Member method(String name, Class<?> type) {
    return Member.method(MethodHandles.lookup(), OPERATIONS, name, type);
  }

  static HttpMethod method(Connection connection) {
    return (HttpMethod) METHOD.of(connection);
  }

  /** Returns the target, as it stands in the request. */
  static String uri(Connection connection) {
    return (String) URI.of(connection);
  }

  static HttpHeaders headers(Connection connection) {
    return (HttpHeaders) HEADERS.of(connection);
  }
}
