package dev.outrider.sidecar;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from; the last that says something wins: environment, system properties,
 * arguments. Of a secret {@code OUTRIDER_NAME_FILE} may name a file instead.
 *
 * @param environment the value of a variable, or null
 * @param properties the value of a system property, or null
 * @param arguments by the setting's name
 */
record Sources(
    UnaryOperator<@Nullable String> environment,
    UnaryOperator<@Nullable String> properties,
    Map<String, String> arguments) {

  @Nullable String value(String name) {
    String value = arguments.get(name);
    if (value == null) {
      value = properties.apply("outrider." + name);
    }
    if (value == null) {
      value = environment.apply(variable(name));
    }
    return value == null || value.isBlank() ? null : value.strip();
  }

  /**
   * Returns a secret; fails with a sentence that does not hold it when its file is not readable.
   */
  @Nullable String secret(String name) {
    String value = value(name);
    String file = environment.apply(variable(name) + "_FILE");
    if (value != null || file == null || file.isBlank()) {
      return value;
    }
    try {
      return Files.readString(Path.of(file.strip())).strip();
    } catch (IOException e) {
      throw new IllegalArgumentException(
          variable(name) + "_FILE names " + file + ", which cannot be read: " + e.getMessage(), e);
    }
  }

  private static String variable(String name) {
    return "OUTRIDER_" + name.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
  }
}
