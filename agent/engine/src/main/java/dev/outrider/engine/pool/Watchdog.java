package dev.outrider.engine.pool;

import dev.outrider.engine.pool.PoolException.Kind;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Stops an exchange at its deadline while its thread sits where a socket timeout does not reach: in
 * a write, or below TLS, where each byte that trickles would start the timeout anew.
 *
 * <p>It runs on the JDK's own timer thread; what it does there, closing a channel, does not block.
 */
final class Watchdog implements AutoCloseable {
  private final CompletableFuture<Void> timer = new CompletableFuture<>();

  private Watchdog(Stop stop, Kind why, long nanos) {
    timer
        .orTimeout(nanos, TimeUnit.NANOSECONDS)
        .whenComplete(
            (done, late) -> {
              if (late != null) {
                stop.stop(why);
              }
            });
  }

  /** Watches until closed; null, and nothing to close, when there is no deadline. */
  static @Nullable Watchdog over(Stop stop, Kind why, Deadline deadline, long nowNanos) {
    return deadline.bounded() ? new Watchdog(stop, why, deadline.remaining(nowNanos)) : null;
  }

  @Override
  public void close() {
    timer.complete(null);
  }
}
