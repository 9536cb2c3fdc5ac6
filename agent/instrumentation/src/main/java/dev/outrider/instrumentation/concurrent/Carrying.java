package dev.outrider.instrumentation.concurrent;

import dev.outrider.engine.Faults;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Intended;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Makes the task that carries, or hands it over as the JDK would have handed over the plain one.
 */
final class Carrying extends Governed {
  private final Callable<?> handOver;

  Carrying(Callable<?> handOver) {
    this.handOver = handOver;
  }

  @Override
  protected @Nullable Object run() throws Throwable {
    Faults.begin("java-util-concurrent");
    Faults.between("java-util-concurrent");
    try {
      return handedOver();
    } finally {
      Faults.end("java-util-concurrent");
    }
  }

  private Object handedOver() throws Intended {
    commit();
    try {
      return keep(handOver.call());
    } catch (Throwable thrown) {
      throw keepFailure(thrown); // an executor that refuses
    }
  }

  @Override
  protected void abandon(Throwable fault) {
    // Nothing is held.
  }
}
