package dev.outrider.engine.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sources of a JVM that a test makes up. */
final class SettingsKit {
  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private final List<String> arguments = new ArrayList<>();
  private final @Nullable Path file;

  /** Without a file. */
  SettingsKit() {
    this.file = null;
  }

  /** With a file of this content. */
  SettingsKit(Path file, String... yaml) {
    this.file = file;
    write(yaml);
    arguments.add("config=" + file);
  }

  SettingsKit variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  SettingsKit property(String name, String value) {
    properties.put(name, value);
    return this;
  }

  SettingsKit arguments(String text) {
    arguments.add(text);
    return this;
  }

  void write(String... yaml) {
    try {
      Files.writeString(file == null ? Path.of("") : file, String.join("\n", yaml) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SettingsFile open() {
    return SettingsFile.open(
        new SettingSources(String.join(",", arguments), environment, properties));
  }

  Settings read() {
    return open().settings();
  }

  static List<String> messages(Settings settings) {
    return settings.refusals().stream().map(Refusal::message).toList();
  }

  /** Where one setting is set, in the manner of each source. */
  static SettingsKit with(Path file, Setting<?> setting, Source source, String value) {
    return switch (source) {
      case YAML -> new SettingsKit(file, yaml(setting, value));
      case ENVIRONMENT -> new SettingsKit().variable(setting.environment().get(0), value);
      case PROPERTIES -> new SettingsKit().property("outrider." + setting.name(), value);
      case ARGUMENTS -> new SettingsKit().arguments(setting.name() + "=" + value);
      case BUILT_IN, LIVE -> throw new IllegalArgumentException(source + " is not set at start");
    };
  }

  static String yaml(Setting<?> setting, String value) {
    return setting.section().text() + ":\n  " + setting.name() + ": " + value;
  }
}
