package dev.outrider.instrumentation.undertow;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.instrumentation.weave.Passage;
import io.undertow.server.Connectors;
import io.undertow.server.DefaultResponseListener;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ResponseCommitListener;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import org.jspecify.annotations.Nullable;

/**
 * One request of Undertow's with the exchange that it is, from its first step to the completion of
 * its answer, or the end of its connection, whichever comes first. Hangs on the request.
 */
final class UndertowRequest implements ExchangeCompletionListener, ResponseCommitListener {
  private static final AttachmentKey<UndertowRequest> KEY =
      AttachmentKey.create(UndertowRequest.class);

  private final HttpServerExchange exchange;
  private final InboundExchange inbound;
  private volatile @Nullable Queued queued;
  private volatile long headNanos = -1;

  private UndertowRequest(HttpServerExchange exchange, InboundExchange inbound) {
    this.exchange = exchange;
    this.inbound = inbound;
  }

  /** Returns what hangs on the request, or null. */
  static @Nullable UndertowRequest of(HttpServerExchange exchange) {
    return exchange.getAttachment(KEY);
  }

  /** Has {@code inbound} end with the request. */
  static UndertowRequest begin(HttpServerExchange exchange, InboundExchange inbound) {
    UndertowRequest request = new UndertowRequest(exchange, inbound);
    exchange.putAttachment(KEY, request);
    exchange.addExchangeCompleteListener(request);
    exchange.addResponseCommitListener(request);
    ConnectionWatch.begin(exchange.getConnection(), request);
    return request;
  }

  HttpServerExchange exchange() {
    return exchange;
  }

  InboundExchange inbound() {
    return inbound;
  }

  /** The request waits from now on, and is given up with its connection. */
  void waitsAs(Queued waiter) {
    queued = waiter;
  }

  /** Whether it has waited, and answers for itself. */
  boolean hasWaited() {
    return queued != null;
  }

  boolean isOpen() {
    return exchange.getConnection().isOpen();
  }

  /** Has the request answered: by its handler, or as rejected. */
  void answer(Engine engine, HttpHandler handler, Admission admission) {
    if (engine.saysHeaders()) {
      inbound.headers().forEach((name, value) -> say(new HttpString(name), value));
    }
    if (admission instanceof Rejected rejected) {
      inbound.rejected();
      run(new UndertowRejection(engine.problem(rejected)));
    } else {
      run(handler);
    }
  }

  private void say(HttpString name, String value) {
    exchange.getResponseHeaders().add(name, value);
  }

  /** Runs a handler as Undertow runs it, as the running exchange of this thread. */
  void run(HttpHandler handler) {
    InboundExchange outer = inbound.enter();
    Passage.open(UndertowCuts.EXECUTE, exchange);
    try {
      Connectors.executeRootHandler(handler, exchange);
    } finally {
      Passage.close();
      inbound.leave(outer);
    }
  }

  @Override
  public void beforeCommit(HttpServerExchange committed) {
    headNanos = System.nanoTime();
  }

  /** Not under the boundary of a cut, and Undertow has to go on whatever happens. */
  @Override
  public void exchangeEvent(HttpServerExchange completed, NextListener next) {
    try {
      Faults.end("undertow.completion");
      ConnectionWatch.end(completed.getConnection());
      end();
    } catch (Throwable fault) {
      Attached.failOpen("undertow.completion", fault);
      inbound.abandon();
    } finally {
      next.proceed();
    }
  }

  private void end() {
    inbound.sizes(Math.max(0, exchange.getRequestContentLength()), exchange.getResponseBytesSent());
    if (exchange.isResponseComplete()) {
      String type = exchange.getResponseHeaders().getFirst(Headers.CONTENT_TYPE);
      inbound.end(exchange.getStatusCode(), type, headNanos);
    } else if (exchange.getAttachment(DefaultResponseListener.EXCEPTION) != null) {
      inbound.broken(); // the handler failed under way
    } else {
      inbound.cancelled();
    }
  }

  /** The connection was closed under the request: nobody waits for its answer. */
  void connectionClosed() {
    Queued waiting = queued;
    boolean waited = waiting != null && waiting.cancel();
    inbound.cancelled();
    if (waited) {
      exchange.endExchange(); // no handler is there to do it
    }
  }

  /** Its turn came, and the connection was closed before: nothing runs. */
  void givenUp() {
    inbound.cancelled();
    exchange.endExchange();
  }
}
