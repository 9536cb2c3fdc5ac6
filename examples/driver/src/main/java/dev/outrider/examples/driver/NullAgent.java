package dev.outrider.examples.driver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes the jar of {@link NullTransformer}. */
final class NullAgent {
  private NullAgent() {}

  static Path jar(Path folder) throws IOException {
    Path jar = folder.resolve("null-agent.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest
        .getMainAttributes()
        .put(new Attributes.Name("Premain-Class"), NullTransformer.class.getName());
    String entry = NullTransformer.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        InputStream bytes = NullAgent.class.getClassLoader().getResourceAsStream(entry)) {
      if (bytes == null) {
        throw new IOException("no " + entry + " in this driver's jar");
      }
      out.putNextEntry(new ZipEntry(entry));
      bytes.transferTo(out);
    }
    return jar;
  }
}
