package dev.outrider.sidecar.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** From a call at a known path to its row: method, right and parameters, in this order. */
final class Dispatcher {
  private final Map<String, Map<String, Row>> byPath = new TreeMap<>();
  private final Guard guard;
  private final Envelope envelope;

  Dispatcher(List<Row> rows, Guard guard, Envelope envelope) {
    this.guard = guard;
    this.envelope = envelope;
    for (Row row : rows) {
      byPath.computeIfAbsent(row.path(), path -> new TreeMap<>()).put(row.method(), row);
    }
  }

  Set<String> paths() {
    return byPath.keySet();
  }

  /** Answers {@code call} at {@code path}, one of {@link #paths}. */
  CompletableFuture<Reply> answer(String path, Call call) {
    Map<String, Row> rows = byPath.getOrDefault(path, Map.of());
    Row row = rows.get(call.method().equals("HEAD") ? "GET" : call.method());
    if (row == null) {
      return now(wrongMethod(call.method(), rows));
    }
    CompletableFuture<Reply> refusal = guard.refusal(row.right(), call);
    if (refusal != null) {
      return refusal;
    }
    try {
      checkParameters(row, call);
      return row.answer().to(call);
    } catch (ApiException e) {
      return now(envelope.error(e.status(), String.valueOf(e.getMessage())));
    }
  }

  /** Answers a call at no known path. */
  Reply notFound(String path) {
    return envelope.error(404, "there is nothing at " + path);
  }

  /** Answers a call that the server under us refuses: too large, not readable. */
  Reply refused(int status, String message) {
    return envelope.error(status, message);
  }

  /** Answers a call that we failed on. */
  Reply broken(Exception cause) {
    return envelope.error(500, "a fault of the sidecar: " + cause);
  }

  private static void checkParameters(Row row, Call call) throws ApiException {
    for (Map.Entry<String, String> parameter : call.parameters().entrySet()) {
      if (!row.parameters().contains(parameter.getKey())) {
        throw ApiException.badRequest(
            "unknown parameter " + parameter.getKey() + "; allowed: " + allowed(row));
      }
      if (parameter.getValue().isEmpty()) {
        throw ApiException.badParameter(parameter.getKey(), "", "at least one character");
      }
    }
  }

  private static String allowed(Row row) {
    return row.parameters().isEmpty()
        ? "none"
        : String.join(", ", row.parameters().stream().sorted().toList());
  }

  private Reply wrongMethod(String method, Map<String, Row> rows) {
    String allowed = String.join(", ", rows.keySet());
    if (rows.containsKey("GET")) {
      allowed += ", HEAD";
    }
    return envelope
        .error(405, method + " is not for this path; allowed: " + allowed)
        .with("Allow", allowed);
  }

  private static CompletableFuture<Reply> now(Reply reply) {
    return CompletableFuture.completedFuture(reply);
  }
}
