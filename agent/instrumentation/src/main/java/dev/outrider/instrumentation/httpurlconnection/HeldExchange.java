package dev.outrider.instrumentation.httpurlconnection;

import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.exchange.Outcome;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * An exchange from its first step to its answer, parked in its connection. It is a stream only
 * because such is the place where it is parked; nobody ever reads it.
 *
 * <p>While a step runs, whatever the connection calls of itself passes without us. Between two
 * steps the exchange waits for the next one, for {@code disconnect}, and for {@link OpenExchanges}.
 */
final class HeldExchange extends InputStream implements OpenExchanges.Holder {
  /** Parked in a connection that we leave alone from now on: something of ours failed on it. */
  static final InputStream LEFT_ALONE = InputStream.nullInputStream();

  private static final int RUNNING = 0;
  private static final int WAITING = 1;
  private static final int GONE = 2;
  private static final AtomicIntegerFieldUpdater<HeldExchange> STATE =
      AtomicIntegerFieldUpdater.newUpdater(HeldExchange.class, "state");

  private final OutboundExchange exchange;
  private volatile int state = RUNNING;
  private volatile long idleSinceNanos;
  private volatile boolean sending;
  private OpenExchanges.@Nullable Watch watch;

  HeldExchange(OutboundExchange exchange) {
    this.exchange = exchange;
  }

  OutboundExchange exchange() {
    return exchange;
  }

  /** Goes on with the next step; false while one runs, and when it is over. */
  boolean resume() {
    if (!STATE.compareAndSet(this, WAITING, RUNNING)) {
      return false;
    }
    unwatch();
    return true;
  }

  /** Whether it was given up while it waited. */
  boolean isGone() {
    return state == GONE;
  }

  /**
   * Waits for the next step.
   *
   * @param sends whether the request is on its way: then nobody can tell whether its sender has
   *     forgotten it
   */
  void await(OpenExchanges open, boolean sends) {
    sending = sends;
    idleSinceNanos = System.nanoTime();
    watch = open.watch(this, exchange);
    state = WAITING;
  }

  /** Takes it out of its connection: there is an answer, or a failure. */
  void leave(HttpURLConnection connection) {
    state = GONE;
    ConnectionInternals.park(connection, this, null);
  }

  /** Ends it between two steps; a step that runs sees the connection break by itself. */
  void disconnected() {
    if (STATE.compareAndSet(this, WAITING, GONE)) {
      unwatch();
      exchange.end(Outcome.CANCELLED);
    }
  }

  @Override
  public boolean isForgotten(long nowNanos, long patienceNanos) {
    return state == WAITING && !sending && nowNanos - idleSinceNanos > patienceNanos;
  }

  @Override
  public void giveUp() {
    disconnected();
  }

  private void unwatch() {
    OpenExchanges.Watch watching = watch;
    if (watching != null) {
      watching.close();
    }
  }

  @Override
  public int read() {
    return -1;
  }
}
