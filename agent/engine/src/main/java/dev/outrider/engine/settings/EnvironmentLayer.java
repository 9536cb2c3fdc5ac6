package dev.outrider.engine.settings;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads the environment: the variable of each setting, {@code ..._FILE} of each secret.
 *
 * <p>An empty variable is one that is not set: compose files and charts write them so.
 */
final class EnvironmentLayer {
  private static final String FILE = "_FILE";
  private static final String TEST_PREFIX = Variables.PREFIX.concat("TEST_");

  private final Map<String, String> environment;
  private final List<Refusal> refusals;
  private final Layer layer = new Layer();
  private final Set<String> known = new HashSet<>();

  private EnvironmentLayer(Map<String, String> environment, List<Refusal> refusals) {
    this.environment = environment;
    this.refusals = refusals;
  }

  static Layer read(Map<String, String> environment, List<Refusal> refusals) {
    EnvironmentLayer reader = new EnvironmentLayer(environment, refusals);
    for (Setting<?> setting : DeclaredSettings.all()) {
      reader.take(setting);
    }
    for (String variable : environment.keySet()) {
      reader.takeFamilyOrRefuse(variable);
    }
    return reader.layer;
  }

  private void take(Setting<?> setting) {
    for (String variable : setting.environment()) {
      known.add(variable);
      String value = environment.getOrDefault(variable, "");
      if (!value.isBlank() && !Variables.isServiceLink(variable, value)) {
        layer.add(setting.name(), new RawValue(value.strip(), origin(variable)));
      }
      if (setting.secret()) {
        takeFile(setting, variable.concat(FILE));
      }
    }
  }

  private void takeFile(Setting<?> setting, String variable) {
    known.add(variable);
    String path = environment.getOrDefault(variable, "");
    if (path.isBlank()) {
      return;
    }
    if (layer.get(setting.name()) != null) {
      String message = " is given twice, also by " + variable + "; keeping that of the variable";
      refuse(setting.name(), variable, setting.name() + message);
      return;
    }
    FileReading file = FileReading.of(path.strip());
    if (file.fault() == null) {
      layer.add(setting.name(), new RawValue(file.text().strip(), origin(variable)));
    } else {
      refuse(setting.name(), variable, setting.name() + ": " + file.fault() + from(variable));
    }
  }

  private void takeFamilyOrRefuse(String variable) {
    String value = environment.getOrDefault(variable, "");
    if (known.contains(variable) || value.isBlank() || !isOurs(variable, value)) {
      return;
    }
    if (variable.startsWith(Library.VARIABLE_PREFIX)) {
      String library = variable.substring(Library.VARIABLE_PREFIX.length());
      layer.add(Library.settingName(library), new RawValue(value.strip(), origin(variable)));
    } else {
      refuse(variable, variable, variable + " (from the environment) is no setting, left out");
    }
  }

  private static boolean isOurs(String variable, String value) {
    boolean prefixed =
        variable.startsWith(Variables.PREFIX)
            || variable.startsWith("GATEWAY_PERFORMANCE_")
            || variable.startsWith("GATEWAY_CIRCUIT_BREAKER_");
    return prefixed
        && !variable.startsWith(TEST_PREFIX)
        && !Variables.isServiceLink(variable, value);
  }

  private void refuse(String name, String variable, String message) {
    refusals.add(Refusal.of(name, origin(variable), message));
  }

  private static String from(String variable) {
    return Refusal.from(origin(variable));
  }

  private static Origin origin(String variable) {
    return new Origin(Source.ENVIRONMENT, variable);
  }
}
