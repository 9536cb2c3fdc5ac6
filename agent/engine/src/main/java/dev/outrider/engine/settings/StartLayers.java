package dev.outrider.engine.settings;

import java.util.ArrayList;
import java.util.List;

/**
 * What was said when the JVM started and never changes: environment, properties, arguments.
 *
 * @param refusals names that are no settings; values are judged later
 */
record StartLayers(Layer environment, Layer properties, Layer arguments, List<Refusal> refusals) {
  static StartLayers read(SettingSources sources) {
    List<Refusal> refusals = new ArrayList<>();
    Layer environment = EnvironmentLayer.read(sources.environment(), refusals);
    Layer properties = PropertyLayer.read(sources.properties(), refusals);
    String given = sources.arguments();
    Layer arguments = ArgumentLayer.read(given == null ? "" : given, refusals);
    return new StartLayers(environment, properties, arguments, refusals);
  }

  /** Returns the path of the YAML file, or the empty text. */
  String config() {
    String name = OutriderSettings.CONFIG.name();
    for (Layer layer : List.of(arguments, properties, environment)) {
      RawValue raw = layer.get(name);
      String path = raw == null ? null : OutriderSettings.CONFIG.type().read(raw.text());
      if (path != null) {
        return path;
      }
    }
    return "";
  }
}
