package dev.outrider.link;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Something that the sidecar asks a gateway to do. Immutable.
 *
 * @param id names it in its {@link CommandResult}; unique within the sidecar's life
 * @param name what to do; see the constants
 * @param arguments how; an absent one is absent, not empty
 */
public record Command(String id, String name, Map<String, String> arguments) {
  /**
   * Removes cached answers: all, or of one {@code cache}, and of these only paths that begin with
   * {@code prefix}, or only answers of {@code provider}. Answers how many, per cache.
   */
  public static final String CLEAR_CACHE = "clear-cache";

  /** Lists who waits in the queues, at most {@value #MOST_WAITING} rows. */
  public static final String LIST_WAITING = "list-waiting";

  public static final int MOST_WAITING = 1_000;

  public Command {
    arguments = Map.copyOf(arguments);
  }

  /** Returns the JSON of a list of commands, as {@code GET /link/v1/commands} answers it. */
  public static byte[] writeAll(List<Command> commands) {
    return Json.object(
        json -> {
          json.writeArrayFieldStart("commands");
          for (Command command : commands) {
            command.write(json);
          }
          json.writeEndArray();
        });
  }

  /**
   * Reads what {@link #writeAll} wrote.
   *
   * @throws MalformedMessageException when it is no list of commands
   */
  public static List<Command> readAll(byte[] body) throws MalformedMessageException {
    List<Command> commands = new ArrayList<>();
    Json.read(
        body,
        (name, json) -> {
          if (name.equals("commands")) {
            commands.addAll(Json.list(json, Command::read));
          } else {
            json.skipChildren();
          }
        });
    return commands;
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id);
    json.writeStringField("name", name);
    json.writeObjectFieldStart("arguments");
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      json.writeStringField(argument.getKey(), argument.getValue());
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static Command read(JsonParser json) throws IOException {
    Map<String, String> texts = new HashMap<>();
    Map<String, String> arguments = new HashMap<>();
    Json.fields(
        json,
        (field, value) -> {
          switch (field) {
            case "id", "name" -> texts.put(field, Json.text(value));
            case "arguments" ->
                Json.fields(value, (name, text) -> arguments.put(name, Json.text(text)));
            default -> value.skipChildren();
          }
        });
    return new Command(texts.getOrDefault("id", ""), texts.getOrDefault("name", ""), arguments);
  }
}
