package dev.outrider.instrumentation.weave;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a library's version from a resource of its jar. No class of the application is loaded for
 * it: what is loaded while a class is transformed is offered to no transformer.
 */
public final class LibraryVersion {
  /** {@code .../okhttp-4.12.0.jar!/okhttp3/OkHttpClient.class}: what stands before the last jar. */
  private static final Pattern JAR_NAME = Pattern.compile(".*-(\\d[^/!]*)\\.jar!/[^!]*");

  private LibraryVersion() {}

  /**
   * Returns the version that Maven wrote into the library's jar, else the one in the jar's name, or
   * nothing.
   *
   * @param artifact group and artifact, with a slash between them
   * @param type a class of the jar, as {@code Class.getName} has it
   */
  public static String ofArtifact(@Nullable ClassLoader loader, String artifact, String type) {
    String written =
        inProperties(loader, "META-INF/maven/" + artifact + "/pom.properties", "version");
    return written.isEmpty() ? inJarName(loader, type.replace('.', '/')) : written;
  }

  /**
   * Returns the version in the name of the jar that holds a class, or nothing.
   *
   * @param type internal name of the class
   */
  public static String inJarName(@Nullable ClassLoader loader, String type) {
    try {
      URL file = loader == null ? null : loader.getResource(type + ".class");
      Matcher name = JAR_NAME.matcher(file == null ? "" : file.toString());
      return name.matches() ? name.group(1) : "";
    } catch (RuntimeException unreadable) {
      return "";
    }
  }

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
