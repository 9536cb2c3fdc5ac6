package dev.outrider.engine.settings;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where settings are looked for, as it was when the JVM started. Immutable.
 *
 * @param arguments of the agent, as the JVM hands them over; null for none
 * @param properties those that begin with {@code outrider.}; others are not looked at
 */
public record SettingSources(
    @Nullable String arguments, Map<String, String> environment, Map<String, String> properties) {
  static final String PROPERTY_PREFIX = "outrider.";

  public SettingSources {
    environment = Map.copyOf(environment);
    properties = Map.copyOf(properties);
  }

  /** Returns the sources of the JVM that runs this. */
  public static SettingSources ofThisJvm(@Nullable String arguments) {
    Properties all = System.getProperties();
    Map<String, String> ours = new HashMap<>();
    for (String name : all.stringPropertyNames()) {
      String value = all.getProperty(name);
      if (name.startsWith(PROPERTY_PREFIX) && value != null) {
        ours.put(name, value);
      }
    }
    return new SettingSources(arguments, System.getenv(), ours);
  }
}
