package dev.outrider.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The smallest agent there is: it sets the property that its argument names. */
public final class DisturbingAgent {
  private DisturbingAgent() {}

  /** Called by the JVM before the worker starts. */
  public static void premain(String argument) {
    System.setProperty("disturb", argument);
  }

  /** Writes the agent's jar. */
  static void writeJar(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Premain-Class", DisturbingAgent.class.getName());
    String entry = DisturbingAgent.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        var bytes = DisturbingAgent.class.getClassLoader().getResourceAsStream(entry)) {
      entries.putNextEntry(new JarEntry(entry));
      bytes.transferTo(entries);
    }
  }
}
