package dev.outrider.instrumentation.reactornetty;

import dev.outrider.engine.Faults;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.admission.Queued;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufHolder;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import io.netty.channel.FileRegion;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.AttributeKey;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;

/**
 * A request from its arrival to its last byte. It hangs on its channel, which carries one request
 * at a time, an HTTP/2 stream a single one.
 *
 * <p>Written on the channel's event loop. The end alone may be told by another thread, that of a
 * handler which completes after its answer was sent; what it reads was written before that.
 */
final class ServedRequest {
  private static final AttributeKey<Object> SERVED =
      AttributeKey.valueOf("dev.outrider.reactornetty.served");

  private static final String UPGRADE = "reactor-netty-server.upgrade";
  private static final String OVER = "reactor-netty-server.over";

  private static final int SWITCHING_PROTOCOLS = 101;
  private static final int INFORMATIONAL = 200; // below it: no answer yet
  private static final int UNANSWERED = 0;

  private final Connection connection;
  private final Channel channel;
  private final InboundExchange exchange;
  private final HttpMethod method;
  private final HttpHeaders headers;
  private @Nullable Queued waiting;
  private boolean brokenOff;
  private int status = UNANSWERED;
  private @Nullable String contentType;
  private long headNanos;
  private long bytes;
  private @Nullable ChannelPromise last;

  private ServedRequest(
      Connection connection, InboundExchange exchange, HttpMethod method, HttpHeaders headers) {
    this.connection = connection;
    this.channel = connection.channel();
    this.exchange = exchange;
    this.method = method;
    this.headers = headers;
  }

  /** Begins with a request that has come; its channel knows of it from now on. */
  static ServedRequest begin(
      Connection connection, InboundExchange exchange, HttpMethod method, HttpHeaders headers) {
    ServedRequest served = new ServedRequest(connection, exchange, method, headers);
    served.channel.attr(SERVED).set(served);
    return served;
  }

  /** Returns what that channel carries, or null. */
  static @Nullable ServedRequest on(Channel channel) {
    return channel.attr(SERVED).get() instanceof ServedRequest served ? served : null;
  }

  boolean isOf(Connection other) {
    return connection == other;
  }

  InboundExchange exchange() {
    return exchange;
  }

  /** Takes the waiter, who leaves the queue when the client leaves. */
  void waits(Queued queued) {
    waiting = queued;
  }

  /**
   * Takes note that the wait was decided.
   *
   * @return whether anybody still wants to know; if not, the permit was given back
   */
  boolean decided() {
    boolean wanted = waiting != null;
    waiting = null;
    return wanted;
  }

  /**
   * Takes note of one part of the response on its way out. Asked by class first, as Netty does it:
   * before JDK 23 a check against another interface than the last one is slow, and makes the next
   * one of the library slow as well (JDK-8180450).
   */
  void passes(Object part, ChannelPromise promise) {
    if (part instanceof ByteBuf content) {
      bytes += content.readableBytes();
    } else if (part instanceof DefaultHttpContent content) {
      bytes += content.content().readableBytes();
      if (part instanceof DefaultLastHttpContent) {
        last = promise;
      }
    } else if (part instanceof DefaultHttpResponse head
        && !(part instanceof DefaultFullHttpResponse)) {
      answers(head);
    } else if (part == LastHttpContent.EMPTY_LAST_CONTENT) {
      last = promise;
    } else {
      passesAnother(part, promise);
    }
  }

  private void passesAnother(Object part, ChannelPromise promise) {
    if (part instanceof HttpResponse head && !answers(head)) {
      return;
    }
    if (part instanceof ByteBufHolder content) {
      bytes += content.content().readableBytes();
    } else if (part instanceof FileRegion file) {
      bytes += file.count();
    }
    if (part instanceof LastHttpContent) {
      last = promise;
    }
  }

  private boolean answers(HttpResponse head) {
    int code = head.status().code();
    if (code < INFORMATIONAL) {
      return false;
    }
    status = code;
    contentType = head.headers().get(HttpHeaderNames.CONTENT_TYPE);
    headNanos = System.nanoTime();
    return true;
  }

  /** Takes note that the handler was called: one that threw has closed the channel by now. */
  void called() {
    brokenOff |= status == UNANSWERED && !channel.isActive();
  }

  /** Takes note that the handler has failed; with nobody there to hear of it, it was cancelled. */
  void failed() {
    brokenOff = channel.isActive();
  }

  /** Ends it at its upgrade: a websocket is no exchange, and holds no permit. */
  void upgraded() {
    try {
      Faults.begin(UPGRADE);
      sizes();
      exchange.end(SWITCHING_PROTOCOLS, null, System.nanoTime());
      Faults.end(UPGRADE);
    } catch (Throwable fault) {
      exchange.abandon();
      throw fault;
    }
  }

  /** Ends it: the connection has done with the request. */
  void over() {
    channel.attr(SERVED).compareAndSet(this, null);
    try {
      Faults.begin(OVER);
      leaveQueue();
      sizes();
      end();
      Faults.end(OVER);
    } catch (Throwable fault) {
      abandon();
      throw fault;
    }
  }

  private void end() {
    if (isComplete()) {
      exchange.end(status, contentType, headNanos);
    } else if (brokenOff) {
      exchange.broken();
    } else {
      exchange.cancelled(); // the client went away
    }
  }

  private boolean isComplete() {
    ChannelPromise sent = last;
    if (sent == null) {
      return false;
    }
    return sent.isDone() ? sent.isSuccess() : channel.isActive();
  }

  private void sizes() {
    exchange.sizes(length(headers), HttpMethod.HEAD.equals(method) ? 0 : bytes);
  }

  /** What the request says of its body's length, 0 when it says nothing. */
  private static long length(HttpHeaders headers) {
    String said = headers.get(HttpHeaderNames.CONTENT_LENGTH);
    if (said == null) {
      return 0;
    }
    try {
      return Long.parseLong(said);
    } catch (NumberFormatException unreadable) {
      return 0;
    }
  }

  /** Gives back all that is held after a fault of ours, and lets the request go on without us. */
  void abandon() {
    leaveQueue();
    exchange.abandon();
  }

  private void leaveQueue() {
    Queued queued = waiting;
    if (queued != null) {
      waiting = null;
      queued.leave();
    }
  }
}
