package dev.outrider.instrumentation.tomcat;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Engine;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.LibrarySwitch;
import dev.outrider.instrumentation.inbound.CarriedRunnable;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Passage;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.catalina.core.AsyncContextImpl;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.net.SocketEvent;
import org.jspecify.annotations.Nullable;

/**
 * Takes Tomcat's calls at its cuts. Its classes are seen here, so an instrumentation loader loads
 * it.
 */
final class TomcatCalls {
  /**
   * Where an asynchronous exchange hangs on its request: the last note, which Tomcat leaves free.
   */
  static final int EXCHANGE_NOTE = 31;

  private static final Engine ENGINE = Attached.engine();
  private static final LibrarySwitch SWITCH = ENGINE.library("tomcat");

  private TomcatCalls() {}

  /** Stands before the body of {@code CoyoteAdapter.service}. */
  static @Nullable Governed service(CoyoteAdapter adapter, Request request, Response response) {
    if (Passage.consume(TomcatCuts.SERVICE, adapter)
        || !SWITCH.on()
        || !TomcatRequests.isOne(request)) {
      return null;
    }
    endLeftOver(request);
    return new ServiceCall(ENGINE, adapter, request, response);
  }

  /** Stands before the body of {@code CoyoteAdapter.asyncDispatch}. */
  static @Nullable Governed asyncDispatch(
      CoyoteAdapter adapter, Request request, Response response, SocketEvent event) {
    if (Passage.consume(TomcatCuts.ASYNC_DISPATCH, adapter)) {
      return null;
    }
    return request.getNote(EXCHANGE_NOTE) instanceof InboundExchange exchange
        ? new DispatchCall(ENGINE, exchange, adapter, request, response, event)
        : null;
  }

  /** Stands before the body of {@code AsyncContextImpl.start}. */
  static @Nullable Governed start(AsyncContextImpl context, @Nullable Runnable task) {
    InboundExchange exchange = InboundExchange.current();
    return Passage.consume(TomcatCuts.ASYNC_START, context) || exchange == null || task == null
        ? null
        : new StartCall(context, new CarriedRunnable(exchange, task));
  }

  /** A request object is used again; what its last exchange left open can only have been broken. */
  private static void endLeftOver(Request request) {
    if (request.getNote(EXCHANGE_NOTE) instanceof InboundExchange left) {
      request.setNote(EXCHANGE_NOTE, null);
      left.broken();
    }
  }
}
