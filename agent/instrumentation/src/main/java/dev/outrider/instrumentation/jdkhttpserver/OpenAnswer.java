package dev.outrider.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.outrider.engine.InboundExchange;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer from before the first filter to its end, which may come from any thread and long after
 * the handler returned. A connection answers one request at a time.
 *
 * <p>Thread-safe. Kept as long as the server keeps the connection: whoever never closes an exchange
 * keeps both.
 */
final class OpenAnswer {
  private static final Map<Object, OpenAnswer> BY_CONNECTION = new ConcurrentHashMap<>();
  private static final long NOT_SENT = -1;

  private final Object connection;
  private final HttpExchange exchange;
  private volatile @Nullable InboundExchange inbound;
  private volatile long headNanos = NOT_SENT;
  private volatile long length;

  private OpenAnswer(Object connection, HttpExchange exchange) {
    this.connection = connection;
    this.exchange = exchange;
  }

  /** Returns a new answer, or null when the connection has one: a filter came by here again. */
  static @Nullable OpenAnswer begin(Object connection, HttpExchange exchange) {
    OpenAnswer begun = new OpenAnswer(connection, exchange);
    return BY_CONNECTION.putIfAbsent(connection, begun) == null ? begun : null;
  }

  /** Returns the answer that is open on a connection, or null. */
  static @Nullable OpenAnswer on(Object connection) {
    return BY_CONNECTION.get(connection);
  }

  /** Whether it is the answer of what stands behind an exchange: a connection has many in turn. */
  boolean isOf(Object inside) {
    return ServerInternals.behind(exchange) == inside;
  }

  /** Says which exchange ends with this answer; until then it ends for nobody. */
  void endsWith(InboundExchange admitted) {
    inbound = admitted;
  }

  /** Its head is about to be sent; {@code announced} as the handler said it, 0 for chunks. */
  void head(long announced) {
    if (headNanos == NOT_SENT) {
      length = Math.max(0, announced);
      headNanos = System.nanoTime();
    }
  }

  /** Takes it off its connection. */
  void close() {
    BY_CONNECTION.remove(connection, this);
  }

  /** Its last byte was flushed. */
  void completed() {
    InboundExchange ends = inbound;
    if (ends != null) {
      Headers headers = exchange.getResponseHeaders();
      ends.sizes(requestLength(), length);
      ends.end(exchange.getResponseCode(), headers.getFirst("Content-Type"), headNanos);
    }
  }

  /** Its body could not be closed, and the server has noted no end: the client is gone. */
  void left() {
    close();
    InboundExchange ends = inbound;
    if (ends != null) {
      ends.cancelled();
    }
  }

  /** It will never be complete. */
  void broken() {
    InboundExchange ends = inbound;
    if (ends != null) {
      ends.broken();
    }
  }

  /** Something of ours failed where it was to end. */
  void abandon() {
    InboundExchange ends = inbound;
    if (ends != null) {
      ends.abandon();
    }
  }

  /** As announced, which the server has checked; a body in chunks announces nothing. */
  private long requestLength() {
    String announced = exchange.getRequestHeaders().getFirst("Content-Length");
    return announced == null ? 0 : Long.parseLong(announced.strip());
  }
}
