package dev.outrider.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.HttpExchange;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What the server does not tell in public: by which connection an exchange came, which is what
 * tells one request from another wherever it passes. On a JDK where a part is missing no request is
 * taken.
 */
final class ServerInternals {
  private static final Class<?> EXCHANGE = type("ExchangeImpl");
  private static final Class<?> PLAIN = type("HttpExchangeImpl");
  private static final Class<?> TLS = type("HttpsExchangeImpl");
  private static final VarHandle OF_PLAIN = field(PLAIN, "impl", EXCHANGE);
  private static final VarHandle OF_TLS = field(TLS, "impl", EXCHANGE);
  private static final VarHandle OF_EVENT = field(type("Event"), "exchange", EXCHANGE);
  private static final Class<?> FIXED = type("FixedLengthOutputStream");
  private static final Class<?> CHUNKED = type("ChunkedOutputStream");
  private static final VarHandle OF_FIXED = field(FIXED, "t", EXCHANGE);
  private static final VarHandle OF_CHUNKED = field(CHUNKED, "t", EXCHANGE);
  private static final VarHandle OF_UNTIL_CLOSED =
      field(type("UndefLengthOutputStream"), "t", EXCHANGE);
  private static final VarHandle CONNECTION = field(EXCHANGE, "connection", type("HttpConnection"));

  private ServerInternals() {}

  private static Class<?> type(String name) {
    try {
      return Class.forName("sun.net.httpserver." + name);
    } catch (ClassNotFoundException missing) {
      throw new LinkageError(name, missing);
    }
  }

  private static VarHandle field(Class<?> in, String name, Class<?> type) {
    try {
      Lookup lookup = MethodHandles.privateLookupIn(in, MethodHandles.lookup());
      return lookup.findVarHandle(in, name, type);
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError(in + "." + name, missing);
    }
  }

  /** Whether the server made it; a filter may hand on one of its own, and a test any. */
  static boolean isOfTheServer(HttpExchange exchange) {
    return exchange.getClass() == PLAIN || exchange.getClass() == TLS;
  }

  /** Returns what stands behind an exchange of the server's. */
  static Object behind(HttpExchange exchange) {
    return exchange.getClass() == PLAIN ? OF_PLAIN.get(exchange) : (Object) OF_TLS.get(exchange);
  }

  /** Returns what stands behind the exchange that a body of the server's belongs to. */
  static Object exchangeOf(OutputStream body) {
    if (body.getClass() == FIXED) {
      return OF_FIXED.get(body);
    }
    return body.getClass() == CHUNKED ? OF_CHUNKED.get(body) : (Object) OF_UNTIL_CLOSED.get(body);
  }

  /** Returns the connection of an exchange of the server's. */
  static Object connection(HttpExchange exchange) {
    return connectionOf(behind(exchange));
  }

  /** Returns the connection of what stands behind an exchange. */
  static Object connectionOf(Object inside) {
    return CONNECTION.get(inside);
  }

  /** Returns the connection whose answer an event says is complete; null for another event. */
  static @Nullable Object connectionThatIsDone(Object event) {
    Object inside = OF_EVENT.get(event);
    return inside == null ? null : connectionOf(inside);
  }
}
