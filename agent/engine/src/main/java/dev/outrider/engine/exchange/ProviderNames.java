package dev.outrider.engine.exchange;

import java.util.concurrent.ConcurrentHashMap;

/**
 * The names that hosts without a rule have got: bounded, so that no number of hosts seen makes
 * statistics grow. Thread-safe; lives as long as the JVM, through all changes of settings.
 */
final class ProviderNames {
  static final int MAX_NAMES = 512;

  private final ConcurrentHashMap<String, String> names = new ConcurrentHashMap<>();
  private final Bound bound = new Bound();

  /** Returns {@code name} when it is known or there is room for it, else {@link Provider#OTHER}. */
  String admit(String name) {
    String known = names.get(name);
    if (known != null) {
      return known;
    }
    if (!bound.take(MAX_NAMES)) {
      return Provider.OTHER;
    }
    String raced = names.putIfAbsent(name, name);
    if (raced != null) {
      bound.giveBack();
      return raced;
    }
    return name;
  }
}
