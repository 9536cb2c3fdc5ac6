package dev.outrider.link;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * One exchange that waits in a queue. Immutable.
 *
 * @param provider whose queue it is; empty for the inbound one
 * @param level at which it waits now; 0 is the highest
 * @param flow of that level: who asks, as far as it is told apart
 * @param route of the exchange
 * @param waitedMillis how long it has waited
 * @param leftMillis how long it may still wait
 */
public record WaitingRow(
    String provider, int level, int flow, String route, long waitedMillis, long leftMillis) {

  void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("provider", provider);
    json.writeNumberField("level", level);
    json.writeNumberField("flow", flow);
    json.writeStringField("route", route);
    json.writeNumberField("waitedMillis", waitedMillis);
    json.writeNumberField("leftMillis", leftMillis);
    json.writeEndObject();
  }

  static WaitingRow read(JsonParser json) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Map<String, Long> numbers = new HashMap<>();
    Json.fields(
        json,
        (name, value) -> {
          switch (name) {
            case "provider", "route" -> texts.put(name, Json.text(value));
            case "level", "flow", "waitedMillis", "leftMillis" ->
                numbers.put(name, value.getLongValue());
            default -> value.skipChildren();
          }
        });
    return new WaitingRow(
        texts.getOrDefault("provider", ""),
        numbers.getOrDefault("level", 0L).intValue(),
        numbers.getOrDefault("flow", 0L).intValue(),
        texts.getOrDefault("route", ""),
        numbers.getOrDefault("waitedMillis", 0L),
        numbers.getOrDefault("leftMillis", 0L));
  }
}
