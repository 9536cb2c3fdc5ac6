package dev.outrider.instrumentation.jetty;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.instrumentation.inbound.ServerCall;
import dev.outrider.instrumentation.weave.Intended;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way to the handlers: classified and asked for admission on the thread that
 * brought it. One that has to wait is taken from that thread, as an asynchronous handler would, so
 * that no thread waits with it.
 */
final class HandleCall extends ServerCall {
  private static final String CUT = "jetty.handle";

  private final JettyRequest request;
  private @Nullable Queued queued;

  HandleCall(Engine engine, JettyRequest request) {
    super(engine);
    this.request = request;
  }

  @Override
  protected @Nullable Object run() throws Throwable {
    Faults.begin(CUT);
    InboundExchange inbound = begun(request.classified(engine()));
    WatchedStream.watch(request.request(), inbound);
    Admission admission = inbound.ask(() -> request.cameFromUs(engine()));
    try {
      if (admission instanceof Queued waiter) {
        queued = waiter;
        new WaitingCall(engine(), request, inbound, waiter).begin();
        return keep(true);
      }
      return decided(inbound, admission);
    } finally {
      Faults.end(CUT);
    }
  }

  private Object decided(InboundExchange inbound, Admission admission) throws Intended {
    if (admission instanceof Permit permit) {
      inbound.admitted(permit);
    }
    Faults.between(CUT);
    if (engine().saysHeaders()) {
      request.say(inbound);
    }
    commit();
    if (admission instanceof Rejected rejected) {
      keep(true);
      inbound.rejected();
      request.reject(engine(), rejected);
      return true;
    }
    try {
      return keep(request.handle(inbound)); // its end, and that of a failure, is the stream's
    } catch (Throwable thrown) {
      throw keepFailure(thrown);
    }
  }

  /** One that waits has begun, and answers for itself. */
  @Override
  protected void abandon(Throwable fault) {
    if (queued == null || !hasOutcome()) {
      if (queued != null) {
        queued.leave();
      }
      super.abandon(fault);
    }
  }
}
