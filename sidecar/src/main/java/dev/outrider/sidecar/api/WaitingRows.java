package dev.outrider.sidecar.api;

import dev.outrider.link.Command;
import dev.outrider.link.CommandResult;
import dev.outrider.link.WaitingRow;
import dev.outrider.sidecar.store.Store;
import dev.outrider.sidecar.view.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Who waits now: asked of the gateways, for no snapshot has it. */
final class WaitingRows {
  private static final String PATH = "/admin/performance/request-queue/waiting";

  private final Store store;
  private final Errands errands;
  private final Envelope envelope;

  WaitingRows(Store store, Errands errands, Envelope envelope) {
    this.store = store;
    this.errands = errands;
    this.envelope = envelope;
  }

  List<Row> rows() {
    return List.of(new Row("GET", PATH, Right.VIEWER, Set.of("instance"), this::waiting));
  }

  private CompletableFuture<Reply> waiting(Call call) throws ApiException {
    return errands
        .send(ReadRows.view(store, call), Command.LIST_WAITING, Map.of())
        .thenApply(this::reply);
  }

  private Reply reply(Errands.Said said) {
    Map<String, String> refused = said.refused();
    if (refused.isEmpty()) {
      return envelope.success(rows(said));
    }
    return envelope.reply(
        504,
        "error",
        refused.size() + " of " + said.results().size() + " gateways did not say: " + refused,
        rows(said));
  }

  private List<Map<String, @Nullable Object>> rows(Errands.Said said) {
    Instant now = envelope.now();
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Map.Entry<String, CommandResult> gateway : said.results().entrySet()) {
      for (WaitingRow row : gateway.getValue().waiting()) {
        if (rows.size() < Command.MOST_WAITING) {
          rows.add(row(gateway.getKey(), row, now).map());
        }
      }
    }
    return rows;
  }

  private static Fields row(String instance, WaitingRow row, Instant now) {
    return new Fields()
        .put("instance", instance)
        .put("provider", row.provider().isEmpty() ? null : row.provider())
        .put("level", row.level())
        .put("flow", row.flow())
        .put("route", row.route())
        .put("since", now.minusMillis(row.waitedMillis()).toString())
        .put("deadline", now.plusMillis(row.leftMillis()).toString());
  }
}
