package dev.outrider.boot;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.util.Properties;

/** The jar that we came in. */
final class AgentJar {
  private AgentJar() {}

  static File path() throws URISyntaxException {
    return new File(AgentJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  /** The version that the build wrote into the jar. */
  static String version() {
    try (InputStream stream = AgentJar.class.getResourceAsStream("version.properties")) {
      Properties properties = new Properties();
      properties.load(stream);
      return properties.getProperty("version", "unknown");
    } catch (IOException unreadable) {
      return "unknown";
    }
  }
}
