package dev.outrider.sidecar.api;

import dev.outrider.sidecar.health.Health;
import dev.outrider.sidecar.link.Commands;
import dev.outrider.sidecar.link.LinkEnd;
import dev.outrider.sidecar.store.Store;
import dev.outrider.sidecar.telemetry.Exposition;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

/**
 * What the rows answer from. Immutable.
 *
 * @param timer ends waits; runs nothing that blocks
 * @param clock nanoseconds
 * @param wall the time of day, for answers
 */
public record Api(
    Store store,
    Health health,
    Commands commands,
    LinkEnd link,
    Exposition exposition,
    ScheduledExecutorService timer,
    LongSupplier clock,
    InstantSource wall) {

  /**
   * Starts the server.
   *
   * @param port 0 for any
   * @throws IOException when the port is taken or may not be bound
   */
  public ApiServer serve(String bind, int port, AccessTokens tokens) throws IOException {
    Envelope envelope = new Envelope(wall);
    Guard guard = new Guard(tokens, envelope, timer, clock);
    return ApiServer.start(bind, port, new Dispatcher(rows(envelope), guard, envelope));
  }

  /** Every row of this version. */
  private List<Row> rows(Envelope envelope) {
    List<Row> rows = new ArrayList<>();
    rows.addAll(new ReadRows(store, health, envelope).rows());
    Errands errands = new Errands(commands);
    rows.addAll(new CacheRows(store, errands, envelope).rows());
    rows.addAll(new WaitingRows(store, errands, envelope).rows());
    rows.addAll(new OpenRows(link, exposition).rows());
    rows.addAll(ConsoleRows.rows());
    return rows;
  }
}
