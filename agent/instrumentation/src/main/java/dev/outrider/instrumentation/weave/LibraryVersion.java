package dev.outrider.instrumentation.weave;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Reads a library's version from a resource of its jar. No class of the application is loaded for
 * it: what is loaded while a class is transformed is offered to no transformer.
 */
public final class LibraryVersion {
  private LibraryVersion() {}

  /** Returns the value of {@code key} in a properties file that {@code loader} sees, or nothing. */
  public static String inProperties(@Nullable ClassLoader loader, String resource, String key) {
    try (InputStream stream = loader == null ? null : loader.getResourceAsStream(resource)) {
      if (stream == null) {
        return "";
      }
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty(key, "").strip();
    } catch (IOException | RuntimeException unreadable) {
      return "";
    }
  }
}
