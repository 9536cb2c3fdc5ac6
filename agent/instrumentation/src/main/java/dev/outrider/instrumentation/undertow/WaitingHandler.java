package dev.outrider.instrumentation.undertow;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;

/**
 * Stands in for the root handler while a request waits: dispatches it, which lets go of the I/O
 * thread, and has it run on that thread again when its turn comes.
 */
final class WaitingHandler implements HttpHandler {
  private static final String WAITING = "undertow.waiting";

  private final Engine engine;
  private final UndertowRequest request;
  private final HttpHandler handler;
  private final Queued queued;
  private boolean answering;

  WaitingHandler(Engine engine, UndertowRequest request, HttpHandler handler, Queued queued) {
    this.engine = engine;
    this.request = request;
    this.handler = handler;
    this.queued = queued;
  }

  /** What is dispatched begins on this thread, when Undertow is done with this call. */
  @Override
  public void handleRequest(HttpServerExchange exchange) {
    request.waitsAs(queued);
    exchange.dispatch(Runnable::run, this::begin);
  }

  private void begin() {
    try {
      Faults.begin(WAITING);
      queued.whenDecided(request.exchange().getIoThread(), this::decided);
    } catch (Throwable fault) {
      queued.leave();
      natively(fault);
    }
  }

  private void decided(Admission admission) {
    try {
      if (admission instanceof Permit permit) {
        request.inbound().admitted(permit);
      }
      Faults.between(WAITING);
      answering = true;
      if (request.isOpen()) {
        request.answer(engine, handler, admission);
      } else {
        request.givenUp();
      }
      Faults.end(WAITING);
    } catch (Throwable fault) {
      natively(fault);
    }
  }

  /** Not under the boundary of a cut: whatever fails, the request is answered, and once. */
  private void natively(Throwable fault) {
    engine.failOpen(WAITING, fault);
    request.inbound().abandon();
    if (!answering) {
      request.run(handler);
    }
  }
}
