package dev.outrider.instrumentation.undertow;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.instrumentation.inbound.ServerCall;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to the root handler: classified and asked for admission on the I/O thread
 * that read it, which never waits. One that has to wait is dispatched, as a handler would do it.
 */
final class RootCall extends ServerCall {
  private static final String CUT = "undertow.root";

  private final HttpHandler handler;
  private final HttpServerExchange exchange;

  RootCall(Engine engine, HttpHandler handler, HttpServerExchange exchange) {
    super(engine);
    this.handler = handler;
    this.exchange = exchange;
  }

  @Override
  protected @Nullable Object run() throws Throwable {
    Faults.begin(CUT);
    InboundExchange inbound =
        begun(
            engine()
                .inbound(
                    exchange.getRequestMethod().toString(),
                    path(),
                    exchange.getQueryString(),
                    exchange.getRequestHeaders()::getFirst));
    UndertowRequest request = UndertowRequest.begin(exchange, inbound);
    Admission admission = inbound.ask(this::cameFromUs);
    try {
      if (admission instanceof Queued queued) {
        commit();
        keep(NOTHING); // from here on the waiting request answers for itself
        request.run(new WaitingHandler(engine(), request, handler, queued));
        return NOTHING;
      }
      if (admission instanceof Permit permit) {
        inbound.admitted(permit);
      }
      Faults.between(CUT);
      commit();
      request.answer(engine(), handler, admission);
      return keep(NOTHING);
    } finally {
      Faults.end(CUT);
    }
  }

  /** As it came, without its query and without the host that a proxy is told. */
  private String path() {
    String uri = exchange.getRequestURI();
    if (!exchange.isHostIncludedInRequestURI()) {
      return uri;
    }
    int path = uri.indexOf('/', uri.indexOf("://") + "://".length());
    return path < 0 ? "/" : uri.substring(path);
  }

  /**
   * Whether the request came over one of our own connections, or from a native call to ourselves.
   */
  private boolean cameFromUs() {
    ServerConnection ends = exchange.getConnection();
    return engine().cameFromUs(ends.getPeerAddress(), ends.getLocalAddress());
  }

  /** One that waits has begun, and answers for itself. */
  @Override
  protected void abandon(Throwable fault) {
    UndertowRequest request = UndertowRequest.of(exchange);
    if (request == null || !request.hasWaited()) {
      super.abandon(fault);
    }
  }
}
