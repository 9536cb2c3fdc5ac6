package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.pool.ConnectionPool;
import dev.outrider.engine.pool.PoolException;
import dev.outrider.engine.pool.PooledRequest;
import dev.outrider.engine.pool.PooledResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One call carried by our pool, on the thread that waits for it.
 *
 * <p>{@link #abort} may be called by any thread at any time; the runner then fails at once.
 */
final class Rerouting<T> {
  /**
   * A connection that fails slower than this is not tried again natively: the caller has waited.
   */
  private static final long FAST_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final ConnectionPool pool;
  private final JdkCall<T> call;
  private final long sinceNanos = System.nanoTime();
  private volatile @Nullable PooledRequest request;
  private volatile boolean aborted;
  private volatile boolean sent;

  Rerouting(ConnectionPool pool, JdkCall<T> call) {
    this.pool = pool;
    this.call = call;
  }

  /** Nothing was handed to a transport: the call can still go natively. */
  static final class NotConnected extends Exception {
    NotConnected() {
      super(null, null, false, false);
    }
  }

  /** Whether a byte of the request may have been handed over. */
  boolean isSent() {
    return sent;
  }

  /**
   * Returns the answer, its body delivered to the handler.
   *
   * @throws NotConnected when no connection could be made
   * @throws ExecutionException with what the JDK's client would complete its future with
   * @throws InterruptedException when the thread was interrupted; the exchange has ended
   */
  HttpResponse<T> run() throws NotConnected, ExecutionException, InterruptedException {
    try {
      return delivered(execute());
    } catch (InterruptedException interrupted) {
      abort();
      call.exchange().end(Outcome.CANCELLED);
      throw new InterruptedException(); // without the channel's own story as its cause
    }
  }

  private PooledResponse execute() throws NotConnected, ExecutionException, InterruptedException {
    call.exchange().rerouting();
    try {
      return executeOnce();
    } catch (PoolException failure) {
      if (isUnconnected(failure)) {
        throw new NotConnected();
      }
      if (isRetried(failure)) {
        return retry();
      }
      throw failed(failure);
    }
  }

  private boolean isUnconnected(PoolException failure) {
    boolean connecting =
        failure.kind() == PoolException.Kind.CONNECT
            || failure.kind() == PoolException.Kind.CONNECT_REFUSED;
    return connecting && !aborted && System.nanoTime() - sinceNanos < FAST_NANOS;
  }

  /** The JDK's client sends a GET or HEAD once more when not a byte of an answer came. */
  private boolean isRetried(PoolException failure) {
    boolean unanswered =
        failure.framing() == PoolException.Framing.NONE
            && (failure.kind() == PoolException.Kind.NO_RESPONSE
                || failure.kind() == PoolException.Kind.RESET);
    String method = call.request().method();
    return unanswered && !aborted && (method.equals("GET") || method.equals("HEAD"));
  }

  private PooledResponse retry() throws ExecutionException, InterruptedException {
    try {
      return executeOnce();
    } catch (PoolException failure) {
      throw failed(failure);
    }
  }

  private ExecutionException failed(PoolException failure) {
    call.exchange().end(JdkFailures.outcome(failure));
    return new ExecutionException(JdkFailures.of(failure));
  }

  private PooledResponse executeOnce() throws PoolException, InterruptedException {
    PooledRequest prepared = prepare();
    request = prepared;
    if (aborted) {
      prepared.abort();
    }
    sent = true; // unless the pool says that it is not so: nothing is run twice
    try {
      return pool.execute(prepared);
    } catch (PoolException failure) {
      sent = failure.sent();
      throw failure;
    }
  }

  private PooledRequest prepare() {
    HttpRequest asked = call.request();
    URI uri = asked.uri();
    boolean secure = call.secure();
    PublisherBody body =
        asked.bodyPublisher().map(p -> new PublisherBody(p, p.contentLength())).orElse(null);
    PooledRequest.Builder builder =
        PooledRequest.builder(
                asked.method(),
                secure ? "https" : "http",
                uri.getHost().toLowerCase(java.util.Locale.ROOT),
                RequestTarget.port(uri, secure))
            .target(RequestTarget.of(uri))
            .tls(call.tls())
            .connectTimeoutNanos(nanos(call.client().connectTimeout().orElse(null)))
            .headDeadlineNanos(headDeadlineNanos(asked));
    if (body != null) {
      call.exchange().sent(body.length());
      builder.body(body.length() == 0 ? null : body);
    }
    RequestHead.write(uri, secure, call.headers(), body, builder::header);
    return builder.build();
  }

  /** The application's timeout runs from the call, whatever was waited for until now. */
  private long headDeadlineNanos(HttpRequest asked) {
    long whole = nanos(asked.timeout().orElse(null));
    return whole == 0 ? 0 : Math.max(1, whole - (System.nanoTime() - call.begunNanos()));
  }

  private static long nanos(@Nullable Duration duration) {
    if (duration == null) {
      return 0;
    }
    try {
      return duration.toNanos();
    } catch (ArithmeticException centuries) {
      return Long.MAX_VALUE / 2;
    }
  }

  private HttpResponse<T> delivered(PooledResponse response)
      throws ExecutionException, InterruptedException {
    OutboundExchange exchange = call.exchange();
    HttpHeaders headers = ResponseHeaders.of(response);
    exchange.head(response.status(), headers.map());
    response.onEnd(new ExchangeEnd(exchange));
    if (response.status() == 204 && promisesBody(headers)) {
      response.close();
      throw new ExecutionException(
          new IOException("unexpected content length header with 204 response"));
    }
    T body;
    try {
      body =
          new Delivery<>(
                  call.handler(), new ObservedStream(response.body(), exchange), call.executor())
              .body(new ReroutedResponse.Info(response.status(), headers));
    } catch (ExecutionException handlerFailed) {
      response.close();
      throw handlerFailed;
    }
    return new ReroutedResponse<>(
        call.request(), response.status(), headers, body, response.sslSession());
  }

  private static boolean promisesBody(HttpHeaders headers) {
    return headers.firstValueAsLong("Content-length").orElse(0L) != 0L
        || headers.firstValue("Transfer-encoding").isPresent();
  }

  void abort() {
    aborted = true;
    PooledRequest running = request;
    if (running != null) {
      running.abort();
    }
  }
}
