package dev.outrider.sidecar.api;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * One row of docs/api.md: what is asked, who may ask, what answers. Immutable.
 *
 * @param path with variables in braces
 * @param parameters those of the query that it knows; any other is refused, for a mistyped one
 *     would be taken for none
 * @param answer may take its time, without a thread
 */
record Row(String method, String path, Right right, Set<String> parameters, Answer answer) {

  /** Answers a call. */
  interface Answer {
    CompletableFuture<Reply> to(Call call) throws ApiException;
  }

  /** Answers a call at once. */
  interface Immediate {
    Reply to(Call call) throws ApiException;
  }

  static Row now(
      String method, String path, Right right, Set<String> parameters, Immediate answer) {
    return new Row(
        method,
        path,
        right,
        parameters,
        call -> CompletableFuture.completedFuture(answer.to(call)));
  }
}
