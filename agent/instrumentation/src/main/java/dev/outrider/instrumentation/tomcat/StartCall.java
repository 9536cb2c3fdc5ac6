package dev.outrider.instrumentation.tomcat;

import dev.outrider.engine.Faults;
import dev.outrider.instrumentation.inbound.CarriedRunnable;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Intended;
import dev.outrider.instrumentation.weave.Passage;
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
      return start();
    } finally {
      Faults.end("tomcat.start");
    }
  }

  private Object start() throws Intended {
    commit();
    Passage.open(TomcatCuts.ASYNC_START, context);
    try {
      context.start(task);
      return keep(NOTHING);
    } catch (Throwable thrown) {
      throw keepFailure(thrown);
    } finally {
      Passage.close();
    }
  }

  @Override
  protected void abandon(Throwable fault) {
    // Nothing is held.
  }

  @Override
  protected Throwable broken(Throwable fault) {
    return new IllegalStateException("outrider: the task was lost", fault);
  }
}
