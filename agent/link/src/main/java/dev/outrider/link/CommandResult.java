package dev.outrider.link;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a gateway says of a {@link Command} that it was given. Immutable.
 *
 * @param id the command's
 * @param ok whether it was done
 * @param message why not, or empty
 * @param numbers what it did; of {@code clear-cache} the answers removed, by cache
 * @param waiting who waits in its queues; of {@code list-waiting} only
 */
public record CommandResult(
    String id, boolean ok, String message, Map<String, Long> numbers, List<WaitingRow> waiting) {

  public CommandResult {
    numbers = Map.copyOf(numbers);
    waiting = List.copyOf(waiting);
  }

  /** Returns the result of a command that was done. */
  public static CommandResult done(Command command, Map<String, Long> numbers) {
    return new CommandResult(command.id(), true, "", numbers, List.of());
  }

  /** Returns the result of a command that asked who waits. */
  public static CommandResult listed(Command command, List<WaitingRow> waiting) {
    return new CommandResult(command.id(), true, "", Map.of(), waiting);
  }

  /** Returns the result of a command that was not done, and why. */
  public static CommandResult refused(Command command, String message) {
    return new CommandResult(command.id(), false, message, Map.of(), List.of());
  }

  /** Returns its JSON. */
  public byte[] write() {
    return Json.object(
        json -> {
          json.writeStringField("id", id);
          json.writeBooleanField("ok", ok);
          json.writeStringField("message", message);
          json.writeObjectFieldStart("numbers");
          for (Map.Entry<String, Long> number : numbers.entrySet()) {
            json.writeNumberField(number.getKey(), number.getValue());
          }
          json.writeEndObject();
          json.writeArrayFieldStart("waiting");
          for (WaitingRow row : waiting) {
            row.write(json);
          }
          json.writeEndArray();
        });
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws MalformedMessageException when it is no result
   */
  public static CommandResult read(byte[] body) throws MalformedMessageException {
    Fields fields = new Fields();
    Json.read(body, fields::take);
    return new CommandResult(fields.id, fields.ok, fields.message, fields.numbers, fields.waiting);
  }

  private static final class Fields {
    String id = "";
    boolean ok;
    String message = "";
    final Map<String, Long> numbers = new HashMap<>();
    final List<WaitingRow> waiting = new ArrayList<>();

    void take(String field, JsonParser json) throws IOException {
      switch (field) {
        case "id" -> id = Json.text(json);
        case "ok" -> ok = json.getBooleanValue();
        case "message" -> message = Json.text(json);
        case "numbers" ->
            Json.fields(json, (name, number) -> numbers.put(name, number.getLongValue()));
        case "waiting" -> waiting.addAll(Json.list(json, WaitingRow::read));
        default -> json.skipChildren();
      }
    }
  }
}
