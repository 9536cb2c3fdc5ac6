package dev.outrider.engine.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one source says: raw values by the names of settings. The first of a name counts. */
final class Layer {
  private final Map<String, RawValue> values = new LinkedHashMap<>();

  /** Returns the value that was there already, or null when this one was taken. */
  @Nullable RawValue add(String name, RawValue value) {
    return values.putIfAbsent(Library.canonical(name), value);
  }

  @Nullable RawValue get(String name) {
    return values.get(name);
  }

  Map<String, RawValue> values() {
    return values;
  }
}
