package dev.outrider.instrumentation.tomcat;

import dev.outrider.engine.Faults;
import dev.outrider.engine.InboundExchange;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Intended;
import dev.outrider.instrumentation.weave.Passage;
import java.io.IOException;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;

/** One more step of an asynchronous request: the exchange ends with the last of them. */
final class DispatchCall extends Governed {
  private final InboundExchange exchange;
  private final CoyoteAdapter adapter;
  private final Request request;
  private final Response response;
  private final SocketEvent event;

  DispatchCall(
      InboundExchange exchange,
      CoyoteAdapter adapter,
      Request request,
      Response response,
      SocketEvent event) {
    this.exchange = exchange;
    this.adapter = adapter;
    this.request = request;
    this.response = response;
    this.event = event;
  }

  @Override
  protected @Nullable Object run() throws Throwable {
    Faults.begin("tomcat.asyncDispatch");
    Faults.between("tomcat.asyncDispatch"); // decided when the request was admitted
    Boolean more;
    try {
      more = dispatch();
    } finally {
      Faults.end("tomcat.asyncDispatch");
    }
    if (!TomcatRequests.isAsync(request)) {
      request.setNote(TomcatCalls.EXCHANGE_NOTE, null);
      TomcatRequests.end(exchange, request, response);
    }
    return more;
  }

  private Boolean dispatch() throws Intended {
    commit();
    InboundExchange outer = exchange.enter();
    Passage.open(TomcatCuts.ASYNC_DISPATCH, adapter);
    try {
      return keep(adapter.asyncDispatch(request, response, event));
    } catch (Throwable thrown) {
      exchange.broken();
      throw keepFailure(thrown);
    } finally {
      Passage.close();
      exchange.leave(outer);
    }
  }

  @Override
  protected void abandon(Throwable fault) {
    request.setNote(TomcatCalls.EXCHANGE_NOTE, null);
    exchange.abandon();
  }

  @Override
  protected Throwable broken(Throwable fault) {
    return new IOException("outrider: the exchange was lost", fault);
  }
}
