package dev.outrider.instrumentation.inbound;

import dev.outrider.engine.Engine;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.exchange.Rejection;
import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Intended;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The call of a server by which it hands one request to its application, on a thread that may wait.
 *
 * <p>Confined to that thread until the exchange is handed on.
 */
public abstract class ServerCall extends Governed {
  /** Said in place of a number of threads where the one that calls serves all connections. */
  public static final int NO_THREAD_MAY_WAIT = -1;

  private final Engine engine;
  private @Nullable InboundExchange exchange;

  protected ServerCall(Engine engine) {
    this.engine = engine;
  }

  protected final Engine engine() {
    return engine;
  }

  /** Takes the exchange that is given back when something of ours fails. */
  protected final InboundExchange begun(InboundExchange begun) {
    exchange = begun;
    return begun;
  }

  /**
   * Asks for admission and waits for it.
   *
   * @param cameFromUs whether the request came from this very gateway; asked only under a limit
   * @param workers the most threads that the server has for requests, 0 when that is not known, or
   *     {@link #NO_THREAD_MAY_WAIT}; asked only of one that has to wait
   * @return why it was not admitted, or null
   */
  protected final @Nullable Rejected admit(
      InboundExchange inbound, BooleanSupplier cameFromUs, IntSupplier workers)
      throws InterruptedException {
    Admission admission = inbound.ask(cameFromUs);
    if (admission instanceof Queued queued) {
      int most = workers.getAsInt();
      admission =
          most == NO_THREAD_MAY_WAIT
              ? queued.reject(Rejection.THREADS)
              : engine.awaitOnContainerThread(queued, most);
    }
    if (admission instanceof Permit permit) {
      inbound.admitted(permit);
      return null;
    }
    return (Rejected) admission;
  }

  /**
   * Has the request answered by its handler, as the current exchange of this thread; a handler that
   * throws has broken it.
   *
   * @param receiver as {@link dev.outrider.instrumentation.weave.Passage#open} has it
   */
  protected final <T> T serve(InboundExchange inbound, Cut cut, Object receiver, Native<T> handler)
      throws Intended {
    InboundExchange outer = inbound.enter();
    try {
      return natively(cut, receiver, handler);
    } catch (Intended thrown) {
      inbound.broken();
      throw thrown;
    } finally {
      inbound.leave(outer);
    }
  }

  @Override
  protected void abandon(Throwable fault) {
    if (exchange != null) {
      exchange.abandon();
    }
  }
}
