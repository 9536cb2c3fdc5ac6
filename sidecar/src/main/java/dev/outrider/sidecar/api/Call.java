package dev.outrider.sidecar.api;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as a row sees it. Immutable but for the bytes, which nobody writes to.
 *
 * @param method as HTTP has it
 * @param target path and query, as sent
 * @param variables of the path
 * @param parameters of the query, the first of each name
 * @param headers by name in lower case
 * @param address of the peer
 * @param body perhaps empty
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Call(
    String method,
    String target,
    Map<String, String> variables,
    Map<String, String> parameters,
    Map<String, String> headers,
    String address,
    byte[] body) {

  @Nullable String parameter(String name) {
    return parameters.get(name);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }
}
