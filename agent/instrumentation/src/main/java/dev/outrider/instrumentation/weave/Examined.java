package dev.outrider.instrumentation.weave;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What each class loader has of each library: looked up with the first of its classes, for that
 * reads class files out of jars while the application starts. Thread-safe; two threads may look the
 * same up, to the same end.
 */
final class Examined {
  /** In the place of the loader of the JDK's own classes. */
  private static final Object BOOT = new Object();

  private final Map<Object, Map<String, Found>> byLoader =
      Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * What was found.
   *
   * @param isHere whether it is the library, and not only something that it shares with others
   * @param version that the loader has, or nothing
   * @param missing the first member that is needed and not there; null when all are
   */
  record Found(boolean isHere, String version, @Nullable String missing) {
    private static final Found NOTHING = new Found(false, "", null);
  }

  /**
   * Returns what {@code loader} has of {@code library}.
   *
   * @param loading internal name of the class being loaded, and {@code bytes} its file
   */
  Found of(Library library, @Nullable ClassLoader loader, String loading, byte[] bytes) {
    Map<String, Found> byLibrary =
        byLoader.computeIfAbsent(loader == null ? BOOT : loader, any -> new ConcurrentHashMap<>());
    Found known = byLibrary.get(library.name());
    if (known == null) {
      known = find(library, loader, loading, bytes);
      if (known.isHere()) { // else it may be added to the loader later
        byLibrary.put(library.name(), known);
      }
    }
    return known;
  }

  private static Found find(
      Library library, @Nullable ClassLoader loader, String loading, byte[] bytes) {
    if (!library.isIn(loader)) {
      return Found.NOTHING;
    }
    String version = library.version().in(loader);
    return library.cuts().isEmpty()
        ? new Found(true, version, null)
        : new Found(true, version, Needs.of(library.name()).firstMissing(loader, loading, bytes));
  }
}
