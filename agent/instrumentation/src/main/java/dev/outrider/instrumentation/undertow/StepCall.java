package dev.outrider.instrumentation.undertow;

import dev.outrider.engine.Faults;
import dev.outrider.instrumentation.weave.Governed;
import io.undertow.server.HttpHandler;
import org.jspecify.annotations.Nullable;

/** One more step of a request, on the thread that it was dispatched to. */
final class StepCall extends Governed {
  private static final String STEP = "undertow.step";

  private final UndertowRequest request;
  private final HttpHandler handler;

  StepCall(UndertowRequest request, HttpHandler handler) {
    this.request = request;
    this.handler = handler;
  }

  @Override
  protected @Nullable Object run() {
    Faults.begin(STEP);
    Faults.between(STEP); // decided when the request was admitted
    commit();
    request.run(handler);
    keep(NOTHING);
    Faults.end(STEP);
    return NOTHING;
  }

  @Override
  protected void abandon(Throwable fault) {
    request.inbound().abandon();
  }
}
