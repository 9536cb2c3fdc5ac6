package dev.outrider.link;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * JSON of bounded size, streamed: fields that a reader does not know are skipped, everything else
 * that does not fit is a {@link MalformedMessageException}. Thread-safe.
 */
final class Json {
  /** Of one message; a whole snapshot of 10,000 series has about a tenth of it. */
  static final int MAX_BYTES = 16 << 20;

  private static final int MAX_LIST = 10_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxDocumentLength(MAX_BYTES)
                  .maxNestingDepth(16)
                  .maxNameLength(4_000)
                  .maxStringLength(256 << 10)
                  .maxNumberLength(100)
                  .build())
          .build();

  private Json() {}

  /** Writes the fields of an object. */
  interface Fields {
    void writeTo(JsonGenerator json) throws IOException;
  }

  /** Takes the value of the field {@code name}, at which the parser stands, or skips it. */
  interface Field {
    void take(String name, JsonParser json) throws IOException;
  }

  /** Returns the bytes of an object with these fields. */
  static byte[] object(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      fields.writeTo(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail to be written to
    }
    return bytes.toByteArray();
  }

  /** Reads one object and hands out its fields. */
  static void read(byte[] body, Field field) throws MalformedMessageException {
    if (body.length > MAX_BYTES) {
      throw new MalformedMessageException("body has " + body.length + " bytes, over " + MAX_BYTES);
    }
    try (JsonParser json = FACTORY.createParser(body)) {
      json.nextToken();
      fields(json, field);
      if (json.nextToken() != null) {
        throw new MalformedMessageException("something stands behind the object");
      }
    } catch (MalformedMessageException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedMessageException("not the JSON expected: " + e.getMessage(), e);
    }
  }

  /** Reads the object at which the parser stands and hands out its fields. */
  static void fields(JsonParser json, Field field) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new MalformedMessageException("an object was expected, not " + json.currentToken());
    }
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String name = json.currentName();
      json.nextToken();
      field.take(name, json);
    }
  }

  static String text(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.VALUE_STRING) {
      throw new MalformedMessageException(
          json.currentName() + ": a string was expected, not " + json.currentToken());
    }
    return json.getText();
  }

  /** Reads one element, at which the parser stands. */
  interface Element<T> {
    T read(JsonParser json) throws IOException;
  }

  static <T> List<T> list(JsonParser json, Element<T> element) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new MalformedMessageException("a list was expected, not " + json.currentToken());
    }
    List<T> list = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (list.size() == MAX_LIST) {
        throw new MalformedMessageException("a list has over " + MAX_LIST + " elements");
      }
      list.add(element.read(json));
    }
    return list;
  }

  static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
