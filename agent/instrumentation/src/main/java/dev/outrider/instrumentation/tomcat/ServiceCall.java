package dev.outrider.instrumentation.tomcat;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.instrumentation.inbound.ServerCall;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.jspecify.annotations.Nullable;

/** One request through the container: classified, admitted, served, measured to its last byte. */
final class ServiceCall extends ServerCall {
  private final CoyoteAdapter adapter;
  private final Request request;
  private final Response response;

  ServiceCall(Engine engine, CoyoteAdapter adapter, Request request, Response response) {
    super(engine);
    this.adapter = adapter;
    this.request = request;
    this.response = response;
  }

  @Override
  @SuppressWarnings("deprecation") // getMethod() came late to each line of versions
  protected @Nullable Object run() throws Throwable {
    Faults.begin("tomcat.service");
    InboundExchange inbound =
        begun(
            engine()
                .inbound(
                    TomcatRequests.text(request.method()),
                    TomcatRequests.text(request.requestURI()),
                    TomcatRequests.query(request),
                    request::getHeader));
    Rejected rejected =
        admit(
            inbound,
            () -> TomcatRequests.cameFromUs(engine(), request),
            () -> TomcatRequests.maxThreads(request));
    Faults.between("tomcat.service");
    if (engine().saysHeaders()) {
      inbound.headers().forEach(response::addHeader);
    }
    try {
      if (rejected != null) {
        reject(inbound, rejected);
        return NOTHING;
      }
      serve(inbound, TomcatCuts.SERVICE, adapter, this::serve);
    } finally {
      Faults.end("tomcat.service");
    }
    endUnlessAsync(inbound);
    return NOTHING;
  }

  private void reject(InboundExchange inbound, Rejected rejected) throws Throwable {
    commit();
    keep(NOTHING);
    inbound.rejected();
    TomcatRejection.write(engine(), rejected, request, response);
    adapter.log(request, response, TomcatClock.taken(request));
  }

  private Object serve() throws Exception {
    adapter.service(request, response);
    return NOTHING;
  }

  private void endUnlessAsync(InboundExchange inbound) throws Throwable {
    if (TomcatRequests.isAsync(request)) {
      request.setNote(TomcatCalls.EXCHANGE_NOTE, inbound);
    } else {
      TomcatRequests.end(inbound, request, response);
    }
  }
}
