package dev.outrider.instrumentation.httpurlconnection;

import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.exchange.Outcome;
import java.lang.ref.WeakReference;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The exchanges that wait for their application: for its next step, or for it to read the body.
 * Looked through once a second, so that one which is never heard of again gives its permit back.
 * Applications ask a connection for its status and drop it; the JDK keeps the socket until the
 * connection is garbage, and so long would we keep the permit.
 *
 * <p>Thread-safe. It holds exchanges, never what their application holds: a holder that is garbage
 * was abandoned. As many entries as exchanges are open.
 */
final class OpenExchanges {
  /** So long somebody may have a connection, or an answer, without touching it. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final Set<Watch> open = ConcurrentHashMap.newKeySet();

  /** What the application holds, and drops when it has forgotten the exchange. */
  interface Holder {
    /** Whether nobody has touched it for so long that nobody is likely to. */
    boolean isForgotten(long nowNanos, long patienceNanos);

    /** Gives the exchange back; it may have been touched meanwhile. */
    void giveUp();
  }

  /** Watches until {@link Watch#close}, or until the exchange was given up. */
  Watch watch(Holder holder, OutboundExchange exchange) {
    Watch watch = new Watch(new WeakReference<>(holder), exchange);
    open.add(watch);
    return watch;
  }

  void sweep(long nowNanos) {
    for (Watch watch : open) {
      watch.look(nowNanos);
    }
  }

  /** One of them. Compared by identity. */
  final class Watch {
    private final WeakReference<Holder> holder;
    private final OutboundExchange exchange;

    private Watch(WeakReference<Holder> holder, OutboundExchange exchange) {
      this.holder = holder;
      this.exchange = exchange;
    }

    void close() {
      open.remove(this);
    }

    private void look(long nowNanos) {
      Holder held = holder.get();
      if (held == null) {
        exchange.end(Outcome.CANCELLED);
        close();
      } else if (held.isForgotten(nowNanos, PATIENCE_NANOS)) {
        held.giveUp();
      }
    }
  }
}
