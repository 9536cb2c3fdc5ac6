package dev.outrider.sidecar.api;

import dev.outrider.link.Command;
import dev.outrider.sidecar.store.Store;
import dev.outrider.sidecar.view.CachesView;
import dev.outrider.sidecar.view.Fields;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** The rows that clear caches: answered when the gateways have done it, or have not in 5 s. */
final class CacheRows {
  private static final String PATH = "/admin/performance/cache";
  private static final Set<String> PARAMETERS = Set.of("instance", "prefix", "provider");

  private final Store store;
  private final Errands errands;
  private final Envelope envelope;

  CacheRows(Store store, Errands errands, Envelope envelope) {
    this.store = store;
    this.errands = errands;
    this.envelope = envelope;
  }

  List<Row> rows() {
    return List.of(
        new Row("DELETE", PATH, Right.ADMIN, PARAMETERS, this::clearAll),
        new Row("DELETE", PATH + "/{cacheName}", Right.ADMIN, PARAMETERS, this::clearOne));
  }

  private CompletableFuture<Reply> clearAll(Call call) throws ApiException {
    return clear(call, Map.of(), "All caches cleared successfully");
  }

  private CompletableFuture<Reply> clearOne(Call call) throws ApiException {
    String cache = call.variables().getOrDefault("cacheName", "");
    Set<String> names = CachesView.names(ReadRows.view(store, call));
    if (!names.contains(cache)) {
      throw ApiException.badRequest(
          "Invalid cache name. Valid options: " + String.join(", ", names));
    }
    return clear(call, Map.of("cache", cache), "Cache " + cache + " cleared successfully");
  }

  private CompletableFuture<Reply> clear(Call call, Map<String, String> which, String message)
      throws ApiException {
    Map<String, String> arguments = new TreeMap<>(which);
    for (String name : List.of("prefix", "provider")) {
      String value = call.parameter(name);
      if (value != null) {
        arguments.put(name, value);
      }
    }
    return errands
        .send(ReadRows.view(store, call), Command.CLEAR_CACHE, arguments)
        .thenApply(said -> reply(said, message));
  }

  private Reply reply(Errands.Said said, String message) {
    Map<String, Long> removed = new TreeMap<>();
    said.results()
        .values()
        .forEach(
            result -> result.numbers().forEach((cache, n) -> removed.merge(cache, n, Long::sum)));
    Map<String, String> refused = said.refused();
    Fields data = new Fields().put("removed", removed);
    if (refused.isEmpty()) {
      return envelope.success(message, data.map());
    }
    data.put("refused", refused);
    return envelope.reply(
        504,
        "error",
        refused.size() + " of " + said.results().size() + " gateways did not do it: " + refused,
        data.map());
  }
}
