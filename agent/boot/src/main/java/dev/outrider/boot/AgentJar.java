package dev.outrider.boot;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** The jar that we came in. */
final class AgentJar {
  private AgentJar() {}

  static File path() throws URISyntaxException {
    return new File(AgentJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** The version that the build wrote into the jar. */
  static String version() {
    try {
      return version(path());
    } catch (URISyntaxException unreadable) {
      return "unknown";
    }
  }

  static String version(File jar) {
    try {
      Properties properties = new Properties();
      properties.load(new StringReader(text(jar, "dev/outrider/boot/version.properties")));
      return properties.getProperty("version", "unknown");
    } catch (IOException unreadable) {
      return "unknown";
    }
  }

  /**
   * Returns an entry of ASCII text. The jar is read as a file: {@code getResourceAsStream} would go
   * through the JDK's URL handlers, whose cache of jars belongs to the application.
   */
  static String text(File jar, String name) throws IOException {
    return new String(bytes(jar, name), StandardCharsets.US_ASCII);
  }

  static byte[] bytes(File jar, String name) throws IOException {
    try (JarFile file = new JarFile(jar, false)) {
      ZipEntry entry = file.getEntry(name);
      if (entry == null) {
        throw new IOException(jar + " has no " + name);
      }
      try (InputStream stream = file.getInputStream(entry)) {
        return bytes(stream, (int) entry.getSize());
      }
    }
  }

  /** Returns so many bytes of the stream, as the jar's directory says that it has. */
  static byte[] bytes(InputStream stream, int size) throws IOException {
    byte[] bytes = new byte[size];
    new DataInputStream(stream).readFully(bytes);
    return bytes;
  }
}
