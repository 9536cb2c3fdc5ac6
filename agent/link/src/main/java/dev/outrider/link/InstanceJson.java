package dev.outrider.link;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.List;

/** {@link Instance} inside a snapshot's JSON, written and read. */
final class InstanceJson {
  private String id = "";
  private String name = "";
  private long pid;
  private String host = "";
  private String version = "";
  private String jvm = "";
  private long sinceMillis;
  private String mode = "";
  private String requestsOf = "inbound";
  private List<Instance.Library> instrumented = List.of();
  private List<String> unsupported = List.of();
  private List<String> settingErrors = List.of();

  private InstanceJson() {}

  static void write(JsonGenerator json, Instance instance) throws IOException {
    json.writeStringField("id", instance.id());
    json.writeStringField("name", instance.name());
    json.writeNumberField("pid", instance.pid());
    json.writeStringField("host", instance.host());
    json.writeStringField("version", instance.version());
    json.writeStringField("jvm", instance.jvm());
    json.writeNumberField("since", instance.sinceMillis());
    json.writeStringField("mode", instance.mode());
    json.writeStringField("requestsOf", instance.requestsOf());
    json.writeArrayFieldStart("instrumented");
    for (Instance.Library library : instance.instrumented()) {
      json.writeStartObject();
      json.writeStringField("name", library.name());
      json.writeStringField("version", library.version());
      Json.texts(json, "cuts", library.cuts());
      json.writeEndObject();
    }
    json.writeEndArray();
    Json.texts(json, "unsupported", instance.unsupported());
    Json.texts(json, "settingErrors", instance.settingErrors());
  }

  /** Reads the object at which the parser stands. */
  static Instance read(JsonParser json) throws IOException {
    InstanceJson read = new InstanceJson();
    Json.fields(json, read::take);
    if (read.id.isEmpty()) {
      throw new MalformedMessageException("instance has no id");
    }
    return read.instance();
  }

  private Instance instance() {
    return new Instance(
        id,
        name,
        pid,
        host,
        version,
        jvm,
        sinceMillis,
        mode,
        requestsOf,
        instrumented,
        unsupported,
        settingErrors);
  }

  private void take(String field, JsonParser json) throws IOException {
    switch (field) {
      case "id" -> id = Json.text(json);
      case "name" -> name = Json.text(json);
      case "pid" -> pid = json.getLongValue();
      case "host" -> host = Json.text(json);
      case "version" -> version = Json.text(json);
      case "jvm" -> jvm = Json.text(json);
      case "since" -> sinceMillis = json.getLongValue();
      case "mode" -> mode = Json.text(json);
      case "requestsOf" -> requestsOf = Json.text(json);
      case "instrumented" -> instrumented = Json.list(json, InstanceJson::library);
      case "unsupported" -> unsupported = Json.list(json, Json::text);
      case "settingErrors" -> settingErrors = Json.list(json, Json::text);
      default -> json.skipChildren();
    }
  }

  private static Instance.Library library(JsonParser json) throws IOException {
    LibraryFields fields = new LibraryFields();
    Json.fields(json, fields::take);
    return new Instance.Library(fields.name, fields.version, fields.cuts);
  }

  private static final class LibraryFields {
    String name = "";
    String version = "";
    List<String> cuts = List.of();

    void take(String field, JsonParser json) throws IOException {
      switch (field) {
        case "name" -> name = Json.text(json);
        case "version" -> version = Json.text(json);
        case "cuts" -> cuts = Json.list(json, Json::text);
        default -> json.skipChildren();
      }
    }
  }
}
