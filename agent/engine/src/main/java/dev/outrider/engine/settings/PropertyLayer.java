package dev.outrider.engine.settings;

import java.util.List;
import java.util.Map;

/** Reads the system properties {@code outrider.NAME}. */
final class PropertyLayer {
  /** Switches of our own tests, read where they are used. */
  private static final String TEST_PREFIX = SettingSources.PROPERTY_PREFIX.concat("test.");

  private PropertyLayer() {}

  static Layer read(Map<String, String> properties, List<Refusal> refusals) {
    Layer layer = new Layer();
    for (Map.Entry<String, String> property : properties.entrySet()) {
      String key = property.getKey();
      if (key.startsWith(SettingSources.PROPERTY_PREFIX) && !key.startsWith(TEST_PREFIX)) {
        String name = key.substring(SettingSources.PROPERTY_PREFIX.length());
        Origin origin = new Origin(Source.PROPERTIES, "-D".concat(key));
        if (DeclaredSettings.named(name) == null) {
          refusals.add(Refusal.unknown(name, origin));
        } else {
          layer.add(name, new RawValue(property.getValue().strip(), origin));
        }
      }
    }
    return layer;
  }
}
