package dev.outrider.dist;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/**
 * Classes that were compiled for {@code jakarta.servlet}, as they would be for {@code
 * javax.servlet}: the same application runs on the Tomcats of both.
 */
final class JavaxTwin {
  private final Path folder;

  private JavaxTwin(Path folder) {
    this.folder = folder;
  }

  /** Writes the class and those nested in it into a folder, and returns that folder. */
  static Path of(Class<?> type) {
    Path folder =
        Path.of(System.getProperty("outrider.oldest", "unset")).resolveSibling("javax-twins");
    try {
      new JavaxTwin(folder).write(type);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return folder;
  }

  private void write(Class<?> type) throws IOException {
    String name = type.getName().replace('.', '/') + ".class";
    ClassWriter writer = new ClassWriter(0);
    try (InputStream stream = type.getResourceAsStream("/" + name)) {
      byte[] original = requireNonNull(stream, name).readAllBytes();
      new ClassReader(original).accept(new ClassRemapper(writer, new ToJavax()), 0);
    }
    Path file = folder.resolve(name);
    Files.createDirectories(requireNonNull(file.getParent()));
    Files.write(file, writer.toByteArray());
    for (Class<?> nested : type.getDeclaredClasses()) {
      write(nested);
    }
  }

  private static final class ToJavax extends Remapper {
    private static final String JAKARTA = "jakarta/servlet/";

    ToJavax() {
      super(Opcodes.ASM9);
    }

    @Override
    public String map(String name) {
      return name.startsWith(JAKARTA) ? "javax/servlet/" + name.substring(JAKARTA.length()) : name;
    }
  }
}
