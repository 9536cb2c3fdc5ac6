package dev.outrider.engine.exchange;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The names that hosts without a rule have got: bounded, so that no number of hosts seen makes
 * statistics grow. Thread-safe; lives as long as the JVM, through all changes of settings.
 */
final class ProviderNames {
  static final int MAX_NAMES = 512;

  private final ConcurrentHashMap<String, String> names = new ConcurrentHashMap<>();
  private final AtomicInteger left = new AtomicInteger(MAX_NAMES);

  /** Returns {@code name} when it is known or there is room for it, else {@link Provider#OTHER}. */
  String admit(String name) {
    String known = names.get(name);
    if (known != null) {
      return known;
    }
    if (left.getAndUpdate(n -> Math.max(0, n - 1)) == 0) {
      return Provider.OTHER;
    }
    String raced = names.putIfAbsent(name, name);
    if (raced != null) {
      left.incrementAndGet();
      return raced;
    }
    return name;
  }
}
