package dev.outrider.examples.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * One span of the OpenTelemetry agent. Immutable.
 *
 * @param startNanos since 1970
 * @param shape all that is to be the same whenever the same request is made
 */
record TracedSpan(
    String trace, String id, String parent, String kind, long startNanos, String shape) {
  private static final Map<Integer, String> KINDS =
      Map.of(1, "INTERNAL", 2, "SERVER", 3, "CLIENT", 4, "PRODUCER", 5, "CONSUMER");

  /** What differs from run to run by itself. */
  private static final Set<String> BY_CHANCE =
      Set.of("thread.id", "thread.name", "network.peer.port", "client.port");

  static TracedSpan of(String scope, JsonNode json) {
    String kind = KINDS.getOrDefault(json.path("kind").asInt(), "UNKNOWN");
    Map<String, String> attributes = new TreeMap<>();
    for (JsonNode attribute : json.path("attributes")) {
      String key = attribute.path("key").asText();
      // A gateway's own port is another one in each run; its upstream's is not.
      boolean isOwnPort = kind.equals("SERVER") && key.equals("server.port");
      if (!isOwnPort && !BY_CHANCE.contains(key)) {
        attributes.put(key, attribute.path("value").toString());
      }
    }
    String status = json.path("status").path("code").asText("0");
    String name = json.path("name").asText();
    return new TracedSpan(
        json.path("traceId").asText(),
        json.path("spanId").asText(),
        json.path("parentSpanId").asText(""),
        kind,
        json.path("startTimeUnixNano").asLong(),
        String.join(" ", kind, name, "of " + scope, "status " + status, attributes.toString()));
  }

  /** Returns the header by which this span is passed on, without the flags at its end. */
  String traceparent() {
    return "00-" + trace + "-" + id;
  }
}
