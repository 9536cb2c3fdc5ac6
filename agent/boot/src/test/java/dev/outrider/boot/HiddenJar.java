package dev.outrider.boot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A jar laid out as the agent's: what is hidden lies in a folder, its classes by another ending.
 */
final class HiddenJar implements AutoCloseable {
  private final Path file;
  private final JarOutputStream jar;

  HiddenJar(Path file) throws IOException {
    this.file = file;
    OutputStream out = Files.newOutputStream(file);
    this.jar = new JarOutputStream(out);
  }

  HiddenJar text(String entry, String text) throws IOException {
    return bytes(entry, text.getBytes(StandardCharsets.UTF_8));
  }

  HiddenJar type(Class<?> type, String ending) throws IOException {
    return bytes("outrider/" + nameOf(type) + ending, bytesOf(type));
  }

  /** Adds a class that lies at the jar's root, as those of the boot part do. */
  HiddenJar atRoot(Class<?> type) throws IOException {
    return bytes(nameOf(type) + ".class", bytesOf(type));
  }

  private static String nameOf(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  private static byte[] bytesOf(Class<?> type) throws IOException {
    String file = nameOf(type) + ".class";
    try (InputStream stream = type.getClassLoader().getResourceAsStream(file)) {
      return read(stream);
    }
  }

  private HiddenJar bytes(String entry, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(entry));
    jar.write(bytes);
    jar.closeEntry();
    return this;
  }

  HiddenLoader open() throws IOException {
    close();
    return new HiddenLoader(file.toFile());
  }

  @Override
  public void close() throws IOException {
    jar.close();
  }

  static byte[] read(InputStream stream) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = stream.read(); next >= 0; next = stream.read()) {
      bytes.write(next);
    }
    return bytes.toByteArray();
  }
}
