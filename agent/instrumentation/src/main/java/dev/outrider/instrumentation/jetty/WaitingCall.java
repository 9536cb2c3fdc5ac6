package dev.outrider.instrumentation.jetty;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.exchange.Rejection;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;

/**
 * One request that waits for its turn without a thread, and then runs on one of the server's own,
 * as Jetty's channel would have run it.
 *
 * <p>It goes on once: by the decision, or by a failure of the connection that comes before it.
 */
final class WaitingCall {
  private static final String WAITING = "jetty.waiting";

  private final Engine engine;
  private final JettyRequest request;
  private final InboundExchange inbound;
  private final Queued queued;
  private boolean answering;

  WaitingCall(Engine engine, JettyRequest request, InboundExchange inbound, Queued queued) {
    this.engine = engine;
    this.request = request;
    this.inbound = inbound;
    this.queued = queued;
  }

  /** Lets the request wait; when this throws it does not, and nothing of it has run. */
  void begin() {
    Faults.begin(WAITING);
    request.request().addFailureListener(this::failed);
    queued.whenDecided(request.executor(), this::decided);
  }

  /** Called by Jetty, of HTTP/1.1 for an idle timeout only: nobody reads while a request waits. */
  private void failed(Throwable why) {
    if (why instanceof TimeoutException) {
      queued.reject(Rejection.TIMEOUT);
    } else if (queued.cancel()) {
      inbound.cancelled();
      request.callback().failed(why);
    }
  }

  private void decided(Admission admission) {
    try {
      run(admission);
      Faults.end(WAITING);
    } catch (Throwable fault) {
      engine.failOpen(WAITING, fault);
      inbound.abandon();
      if (!answering) {
        handle();
      }
    }
  }

  private void run(Admission admission) {
    if (admission instanceof Permit permit) {
      inbound.admitted(permit);
    }
    Faults.between(WAITING);
    if (engine.saysHeaders()) {
      request.say(inbound);
    }
    if (admission instanceof Rejected rejected) {
      answering = true;
      inbound.rejected();
      request.reject(engine, rejected);
    } else {
      handle();
    }
  }

  private void handle() {
    answering = true;
    try {
      if (!request.handle(inbound)) {
        Response.writeError(
            request.request(), request.response(), request.callback(), HttpStatus.NOT_FOUND_404);
      }
    } catch (Throwable thrown) {
      request.callback().failed(thrown);
    }
  }
}
