package dev.outrider.sidecar;

import dev.outrider.link.Tokens;
import dev.outrider.sidecar.api.AccessTokens;
import dev.outrider.sidecar.api.Api;
import dev.outrider.sidecar.api.ApiServer;
import dev.outrider.sidecar.health.Health;
import dev.outrider.sidecar.link.Commands;
import dev.outrider.sidecar.link.LinkEnd;
import dev.outrider.sidecar.store.Store;
import dev.outrider.sidecar.telemetry.Exposition;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/** A running sidecar: the parts put together. Thread-safe. */
final class Sidecar implements AutoCloseable {
  private final LinkEnd link;
  private final ApiServer server;
  private final ScheduledExecutorService timer;

  private Sidecar(LinkEnd link, ApiServer server, ScheduledExecutorService timer) {
    this.link = link;
    this.server = server;
    this.timer = timer;
  }

  /**
   * Starts one.
   *
   * @throws IOException when the port is taken or may not be bound
   */
  static Sidecar start(SidecarSettings settings, Tokens tokens, LongSupplier clock)
      throws IOException {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Sidecar::daemon);
    Store store = new Store(clock);
    Commands commands = new Commands(timer);
    LinkEnd link = new LinkEnd(tokens.link(), store, commands, clock);
    Exposition exposition = new Exposition(store, System::currentTimeMillis);
    Api api =
        new Api(
            store,
            new Health(clock),
            commands,
            link,
            exposition,
            timer,
            clock,
            InstantSource.system());
    AccessTokens access =
        new AccessTokens(tokens.admin(), tokens.viewer(), settings.metricsToken());
    try {
      return new Sidecar(link, api.serve(settings.bind(), settings.port(), access), timer);
    } catch (IOException | RuntimeException e) {
      timer.shutdownNow();
      throw e;
    }
  }

  LinkEnd link() {
    return link;
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
    timer.shutdownNow();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "outrider-sidecar-timer");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY + 1);
    return thread;
  }
}
