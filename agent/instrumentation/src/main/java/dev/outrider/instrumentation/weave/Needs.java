package dev.outrider.instrumentation.weave;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * What an instrumentation needs of its library: each member that its code refers to, found at build
 * time by {@link NeedsWriter}, held against the library's class files before anything is woven.
 */
final class Needs {
  private final Map<String, Set<String>> membersByClass;

  private Needs(Map<String, Set<String>> membersByClass) {
    this.membersByClass = membersByClass;
  }

  /** Returns what the library's instrumentation needs; nothing where the build found nothing. */
  static Needs of(String library) {
    Map<String, Set<String>> members = new LinkedHashMap<>();
    ClassLoader loader = Needs.class.getClassLoader();
    String resource = NeedsWriter.resource(library);
    try (InputStream stream = loader == null ? null : loader.getResourceAsStream(resource)) {
      if (stream != null) {
        read(stream, members);
      }
    } catch (IOException unreadable) {
      throw new IllegalStateException(resource, unreadable); // then nothing is woven
    }
    return new Needs(members);
  }

  private static void read(InputStream stream, Map<String, Set<String>> members)
      throws IOException {
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      int space = line.indexOf(' ');
      members
          .computeIfAbsent(line.substring(0, space), name -> new TreeSet<>())
          .add(line.substring(space + 1));
    }
  }

  /**
   * Returns the first member that is missing, for people, or null when all are there.
   *
   * @param loader of the library
   * @param loading internal name of the class being loaded, whose bytes cannot be found yet
   */
  @Nullable String firstMissing(@Nullable ClassLoader loader, String loading, byte[] bytes) {
    for (Map.Entry<String, Set<String>> need : membersByClass.entrySet()) {
      Set<String> missing = missing(need.getKey(), need.getValue(), loader, loading, bytes);
      if (!missing.isEmpty()) {
        return need.getKey().replace('/', '.') + '.' + missing.iterator().next();
      }
    }
    return null;
  }

  /**
   * Those that neither the class has nor any above it, as far as the loader has their class files;
   * none is read that need not be, for a start-up waits for it.
   */
  private static Set<String> missing(
      String name, Set<String> needed, @Nullable ClassLoader loader, String loading, byte[] bytes) {
    Set<String> missing = new TreeSet<>(needed);
    Deque<String> types = new ArrayDeque<>(List.of(name));
    while (!types.isEmpty() && !missing.isEmpty()) {
      String next = types.remove();
      byte @Nullable [] file =
          next.startsWith("java/") ? null : next.equals(loading) ? bytes : file(loader, next);
      if (file == null) {
        continue;
      }
      ClassReader reader = new ClassReader(file);
      reader.accept(new Members(missing), ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
      types.addAll(List.of(reader.getInterfaces()));
      types.add(reader.getSuperName());
    }
    return missing;
  }

  private static byte @Nullable [] file(@Nullable ClassLoader loader, String name) {
    ClassLoader from = loader == null ? ClassLoader.getSystemClassLoader() : loader;
    try (InputStream stream = from.getResourceAsStream(name + ".class")) {
      return stream == null ? null : stream.readAllBytes();
    } catch (IOException unreadable) {
      return null;
    }
  }

  /** Strikes off what a class has. */
  private static final class Members extends ClassVisitor {
    private final Set<String> missing;

    Members(Set<String> missing) {
      super(Opcodes.ASM9);
      this.missing = missing;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String type,
        @Nullable String generic,
        String @Nullable [] thrown) {
      missing.remove(name + type);
      return null;
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int access, String name, String type, @Nullable String generic, @Nullable Object value) {
      missing.remove(name + ' ' + type);
      return null;
    }
  }
}
