package dev.outrider.engine;

import dev.outrider.engine.admission.RequestQueue;
import dev.outrider.engine.admission.Waiting;
import dev.outrider.link.Command;
import dev.outrider.link.CommandResult;
import dev.outrider.link.WaitingRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Does what the sidecar asks of the rooms. Called by the link's thread alone. */
final class Orders {
  private final Rooms rooms;

  Orders(Rooms rooms) {
    this.rooms = rooms;
  }

  CommandResult run(Command command) {
    return switch (command.name()) {
      case Command.CLEAR_CACHE -> clearCache(command);
      case Command.LIST_WAITING -> CommandResult.listed(command, waiting(System.nanoTime()));
      default -> CommandResult.refused(command, "this gateway knows no " + command.name());
    };
  }

  private CommandResult clearCache(Command command) {
    Map<String, String> how = command.arguments();
    String cache = how.get("cache");
    Map<String, Long> removed = new TreeMap<>();
    for (String name : rooms.caches.store().names()) {
      if (cache == null || cache.equals(name)) {
        removed.put(name, rooms.caches.store().clear(name, how.get("prefix"), how.get("provider")));
      }
    }
    return CommandResult.done(command, removed);
  }

  /** The inbound queue first, then one provider's after the other. */
  private List<WaitingRow> waiting(long nowNanos) {
    List<WaitingRow> rows = new ArrayList<>();
    add(rows, "", rooms.inbound, nowNanos);
    rooms.providers.all().forEach((name, state) -> add(rows, name, state.queue(), nowNanos));
    return rows;
  }

  private static void add(
      List<WaitingRow> rows, String provider, RequestQueue queue, long nowNanos) {
    for (Waiting waiter : queue.waiting(Command.MOST_WAITING - rows.size())) {
      long waitedNanos = nowNanos - waiter.sinceNanos();
      rows.add(
          new WaitingRow(
              provider,
              waiter.level(),
              waiter.flow(),
              waiter.route(),
              TimeUnit.NANOSECONDS.toMillis(waitedNanos),
              TimeUnit.NANOSECONDS.toMillis(waiter.timeoutNanos() - waitedNanos)));
    }
  }
}
