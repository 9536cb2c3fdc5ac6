package dev.outrider.instrumentation.tomcat;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Intended;
import dev.outrider.instrumentation.weave.Passage;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.jspecify.annotations.Nullable;

/** One request through the container: classified, admitted, served, measured to its last byte. */
final class ServiceCall extends Governed {
  private final Engine engine;
  private final CoyoteAdapter adapter;
  private final Request request;
  private final Response response;
  private @Nullable InboundExchange exchange;

  ServiceCall(Engine engine, CoyoteAdapter adapter, Request request, Response response) {
    this.engine = engine;
    this.adapter = adapter;
    this.request = request;
    this.response = response;
  }

  @Override
  @SuppressWarnings("deprecation") // getMethod() came late to each line of versions
  protected @Nullable Object run() throws Throwable {
    Faults.begin("tomcat.service");
    InboundExchange inbound =
        engine.inbound(
            TomcatRequests.text(request.method()),
            TomcatRequests.text(request.requestURI()),
            request::getHeader);
    exchange = inbound;
    Rejected rejected = admit(inbound);
    Faults.between("tomcat.service");
    if (engine.saysHeaders()) {
      inbound.headers().forEach(response::addHeader);
    }
    try {
      if (rejected != null) {
        reject(inbound, rejected);
        return NOTHING;
      }
      serve(inbound);
    } finally {
      Faults.end("tomcat.service");
    }
    endUnlessAsync(inbound);
    return NOTHING;
  }

  private @Nullable Rejected admit(InboundExchange inbound) throws InterruptedException {
    Admission admission = inbound.ask(() -> TomcatRequests.cameFromUs(engine, request));
    if (admission instanceof Queued queued) {
      admission = engine.awaitOnContainerThread(queued, TomcatRequests.maxThreads(request));
    }
    if (admission instanceof Permit permit) {
      inbound.admitted(permit);
      return null;
    }
    return (Rejected) admission;
  }

  private void reject(InboundExchange inbound, Rejected rejected) throws Intended {
    commit();
    keep(NOTHING);
    inbound.rejected();
    TomcatRejection.write(engine, rejected, request, response);
    adapter.log(request, response, System.currentTimeMillis() - request.getStartTime());
  }

  private void serve(InboundExchange inbound) throws Intended {
    commit();
    InboundExchange outer = inbound.enter();
    Passage.open(TomcatCuts.SERVICE, adapter);
    try {
      adapter.service(request, response);
      keep(NOTHING);
    } catch (Throwable thrown) {
      inbound.broken();
      throw keepFailure(thrown);
    } finally {
      Passage.close();
      inbound.leave(outer);
    }
  }

  private void endUnlessAsync(InboundExchange inbound) {
    if (TomcatRequests.isAsync(request)) {
      request.setNote(TomcatCalls.EXCHANGE_NOTE, inbound);
    } else {
      TomcatRequests.end(inbound, request, response);
    }
  }

  @Override
  protected void abandon(Throwable fault) {
    if (exchange != null) {
      exchange.abandon();
    }
  }

  @Override
  protected Throwable broken(Throwable fault) {
    return new java.io.IOException("outrider: the exchange was lost", fault);
  }
}
