package dev.outrider.instrumentation.tomcat;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.InboundExchange;
import dev.outrider.instrumentation.inbound.ServerCall;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;

/** One more step of an asynchronous request: the exchange ends with the last of them. */
final class DispatchCall extends ServerCall {
  private final InboundExchange exchange;
  private final CoyoteAdapter adapter;
  private final Request request;
  private final Response response;
  private final SocketEvent event;

  DispatchCall(
      Engine engine,
      InboundExchange exchange,
      CoyoteAdapter adapter,
      Request request,
      Response response,
      SocketEvent event) {
    super(engine);
    this.exchange = begun(exchange);
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
      more = serve(exchange, TomcatCuts.ASYNC_DISPATCH, adapter, this::dispatch);
    } finally {
      Faults.end("tomcat.asyncDispatch");
    }
    if (!TomcatRequests.isAsync(request)) {
      request.setNote(TomcatCalls.EXCHANGE_NOTE, null);
      TomcatRequests.end(exchange, request, response);
    }
    return more;
  }

  private Boolean dispatch() throws Exception {
    return adapter.asyncDispatch(request, response, event);
  }

  @Override
  protected void abandon(Throwable fault) {
    request.setNote(TomcatCalls.EXCHANGE_NOTE, null);
    super.abandon(fault);
  }
}
