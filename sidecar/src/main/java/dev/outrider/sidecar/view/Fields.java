package dev.outrider.sidecar.view;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An object of an answer, its fields in the order in which they were put; null is a value. */
public final class Fields {
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  /** Adds a field. */
  public Fields put(String name, @Nullable Object value) {
    fields.put(name, value);
    return this;
  }

  /** Returns the fields, for the JSON writer. */
  public Map<String, @Nullable Object> map() {
    return fields;
  }
}
