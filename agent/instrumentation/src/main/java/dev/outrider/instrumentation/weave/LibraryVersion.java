package dev.outrider.instrumentation.weave;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a library's version stands: in a resource of its jar, or in the jar's name. No class of the
 * application is loaded to read it: what is loaded while a class is transformed is offered to no
 * transformer. Immutable. A lambda for each library would be shorter; they were most of the 10 ms
 * that the registry took of a start-up.
 */
public final class LibraryVersion {
  /** {@code .../okhttp-4.12.0.jar!/okhttp3/OkHttpClient.class}: what stands before the last jar. */
  private static final String JAR_NAME = ".*-(\\d[^/!]*)\\.jar!/[^!]*";

  private final String resource;
  private final String key;

  /** Internal name of the class whose jar may have the version in its name; empty: none. */
  private final String type;

  private LibraryVersion(String resource, String key, String type) {
    this.resource = resource;
    this.key = key;
    this.type = type;
  }

  /** For what comes with the JDK: its version. */
  public static LibraryVersion ofTheJdk() {
    return new LibraryVersion("", "", "");
  }

  /**
   * The version that Maven wrote into the library's jar, else the one in the jar's name.
   *
   * @param artifact group and artifact, with a slash between them
   * @param type a class of the jar, as {@code Class.getName} has it
   */
  public static LibraryVersion ofArtifact(String artifact, String type) {
    String written = "META-INF/maven/" + artifact + "/pom.properties";
    return new LibraryVersion(written, "version", type.replace('.', '/'));
  }

  /**
   * The version in the name of the jar that holds a class.
   *
   * @param type internal name of the class
   */
  public static LibraryVersion inJarName(String type) {
    return new LibraryVersion("", "", type);
  }

  /** The value of {@code key} in a properties file, what stands before the last slash left out. */
  public static LibraryVersion inProperties(String resource, String key) {
    return new LibraryVersion(resource, key, "");
  }

  /** Returns the version that {@code loader} holds, or nothing. */
  String in(@Nullable ClassLoader loader) {
    if (resource.isEmpty() && type.isEmpty()) {
      return System.getProperty("java.version", "");
    }
    if (loader == null) {
      return "";
    }
    String written = resource.isEmpty() ? "" : written(loader);
    return written.isEmpty() && !type.isEmpty() ? inNameOfJar(loader) : written;
  }

  private String inNameOfJar(ClassLoader loader) {
    try {
      URL file = loader.getResource(type + ".class");
      Matcher name = Pattern.compile(JAR_NAME).matcher(file == null ? "" : file.toString());
      return name.matches() ? name.group(1) : "";
    } catch (RuntimeException unreadable) {
      return "";
    }
  }

  private String written(ClassLoader loader) {
    try (InputStream stream = loader.getResourceAsStream(resource)) {
      if (stream == null) {
        return "";
      }
      Properties properties = new Properties();
      properties.load(stream);
      String value = properties.getProperty(key, "");
      return value.substring(value.lastIndexOf('/') + 1).strip();
    } catch (IOException | RuntimeException unreadable) {
      return "";
    }
  }
}
