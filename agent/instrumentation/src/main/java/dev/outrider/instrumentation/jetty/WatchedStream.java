package dev.outrider.instrumentation.jetty;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Faults;
import dev.outrider.engine.InboundExchange;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.MetaData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Sees one request and its answer pass between Jetty's channel and the connection, and ends the
 * exchange where Jetty ends the stream: once, after the handlers have returned, their callback was
 * completed and the last byte was written. Changes nothing.
 *
 * <p>Reads and writes come from one thread at a time, as Jetty asks of handlers, and happen before
 * the end.
 */
final class WatchedStream extends HttpStream.Wrapper {
  /** How deep a failure is looked into. */
  private static final int DEEPEST_CAUSE = 10;

  private final InboundExchange exchange;
  private long requestBytes;
  private long responseBytes;
  private long headNanos = -1;
  private int status;
  private @Nullable String contentType;
  private boolean lastSent;

  private WatchedStream(HttpStream stream, InboundExchange exchange) {
    super(stream);
    this.exchange = exchange;
  }

  /** Has {@code exchange} end with the request's stream. */
  static void watch(Request request, InboundExchange exchange) {
    request.addHttpStreamWrapper(stream -> new WatchedStream(stream, exchange));
  }

  /** Whether the request has an exchange that ends with its stream. */
  static boolean watches(Request request) {
    boolean[] found = new boolean[1];
    request.addHttpStreamWrapper(
        stream -> {
          found[0] = isWatched(stream);
          return stream;
        });
    return found[0];
  }

  private static boolean isWatched(HttpStream outermost) {
    HttpStream stream = outermost;
    while (stream instanceof HttpStream.Wrapper wrapper && !(stream instanceof WatchedStream)) {
      stream = wrapper.getWrapped();
    }
    return stream instanceof WatchedStream;
  }

  @Override
  public Content.@Nullable Chunk read() {
    Content.Chunk chunk = super.read();
    if (chunk != null) {
      requestBytes += chunk.remaining();
    }
    return chunk;
  }

  @Override
  public void send(
      MetaData.Request request,
      MetaData.@Nullable Response response,
      boolean last,
      @Nullable ByteBuffer content,
      Callback callback) {
    if (response != null && isFinal(response.getStatus())) {
      headNanos = System.nanoTime();
      status = response.getStatus();
      contentType = response.getHttpFields().get("Content-Type");
    }
    if (content != null) {
      responseBytes += content.remaining();
    }
    lastSent |= last;
    super.send(request, response, last, content, callback);
  }

  private static boolean isFinal(int status) {
    return status >= HttpStatus.OK_200 || status == HttpStatus.SWITCHING_PROTOCOLS_101;
  }

  @Override
  public void succeeded() {
    over(null);
    super.succeeded();
  }

  @Override
  public void failed(Throwable why) {
    over(why);
    super.failed(why);
  }

  /** Not under the boundary of a cut, and Jetty has to get its stream back whatever happens. */
  private void over(@Nullable Throwable why) {
    try {
      Faults.end("jetty.stream");
      end(why);
    } catch (Throwable fault) {
      Attached.failOpen("jetty.stream", fault);
      exchange.abandon();
    }
  }

  /** An answer can be complete although the stream failed: an error page, a body left unread. */
  private void end(@Nullable Throwable why) {
    exchange.sizes(requestBytes, responseBytes);
    if (why != null && status < HttpStatus.INTERNAL_SERVER_ERROR_500 && isGone(why)) {
      exchange.cancelled();
    } else if (lastSent) {
      exchange.end(status, contentType, headNanos);
    } else {
      exchange.broken();
    }
  }

  private static boolean isGone(Throwable why) {
    Throwable cause = why;
    for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
      if (cause instanceof EofException || cause instanceof ClosedChannelException) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
