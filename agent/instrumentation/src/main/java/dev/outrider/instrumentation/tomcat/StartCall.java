package dev.outrider.instrumentation.tomcat;

import dev.outrider.engine.Faults;
import dev.outrider.instrumentation.inbound.CarriedRunnable;
import dev.outrider.instrumentation.weave.Governed;
import org.apache.catalina.core.AsyncContextImpl;

/** A task of an asynchronous request, which takes the exchange along to the container's thread. */
final class StartCall extends Governed {
  private final AsyncContextImpl context;
  private final CarriedRunnable task;

  StartCall(AsyncContextImpl context, CarriedRunnable task) {
    this.context = context;
    this.task = task;
  }

  @Override
  protected Object run() throws Throwable {
    Faults.begin("tomcat.start");
    Faults.between("tomcat.start");
    try {
      return natively(TomcatCuts.ASYNC_START, context, this::start);
    } finally {
      Faults.end("tomcat.start");
    }
  }

  private Object start() {
    context.start(task);
    return NOTHING;
  }

  @Override
  protected void abandon(Throwable fault) {
    // Nothing is held.
  }
}
