package dev.outrider.instrumentation.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Finds, at build time, each member of a library that the classes of its instrumentation name. */
public final class NeedsWriter {
  private NeedsWriter() {}

  static String resource(String library) {
    return "needs/" + library;
  }

  /**
   * Returns the members, one a line: owner, blank, name and descriptor.
   *
   * @param classes the folder of one instrumentation's class files
   * @param prefix of the library's internal names
   */
  public static Set<String> membersUsed(Path classes, String prefix) throws IOException {
    Set<String> used = new TreeSet<>();
    try (Stream<Path> files = Files.list(classes)) {
      files.filter(file -> file.toString().endsWith(".class")).forEach(f -> read(f, prefix, used));
    }
    return used;
  }

  private static void read(Path file, String prefix, Set<String> used) {
    try {
      new ClassReader(Files.readAllBytes(file)).accept(new Uses(prefix, used), 0);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static final class Uses extends ClassVisitor {
    private final String prefix;
    private final Set<String> used;

    Uses(String prefix, Set<String> used) {
      super(Opcodes.ASM9);
      this.prefix = prefix;
      this.used = used;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String type,
        @Nullable String generic,
        String @Nullable [] thrown) {
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitMethodInsn(
            int opcode, String owner, String method, String descriptor, boolean isInterface) {
          note(owner, method + descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(
            String ignored, String descriptor, Handle bootstrap, Object... arguments) {
          for (Object argument : arguments) {
            if (argument instanceof Handle referred) {
              note(referred.getOwner(), referred.getName() + referred.getDesc());
            }
          }
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String field, String descriptor) {
          note(owner, field + ' ' + descriptor);
        }
      };
    }

    private void note(String owner, String member) {
      if (owner.startsWith(prefix)) {
        used.add(owner + ' ' + member);
      }
    }
  }
}
