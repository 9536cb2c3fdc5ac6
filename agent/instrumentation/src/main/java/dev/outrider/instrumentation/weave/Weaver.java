package dev.outrider.instrumentation.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Puts the prologue before each cut of one class, and finds out which of its cuts are there. */
final class Weaver {
  private Weaver() {}

  /**
   * Returns the woven class, or null when a cut is missing from it: a version that we do not know.
   *
   * @param original the class file as it is being loaded
   * @param cuts all of that class
   */
  static byte @Nullable [] weave(byte[] original, List<Cut> cuts) {
    ClassReader reader = new ClassReader(original);
    ClassWriter writer = new ClassWriter(reader, 0);
    Visitor visitor = new Visitor(writer, cuts);
    reader.accept(visitor, 0);
    return visitor.missing.isEmpty() ? writer.toByteArray() : null;
  }

  private static final class Visitor extends ClassVisitor {
    private final List<Cut> missing;

    Visitor(ClassVisitor next, List<Cut> cuts) {
      super(Opcodes.ASM9, next);
      this.missing = new ArrayList<>(cuts);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      for (Cut cut : missing) {
        boolean isStatic = (access & Opcodes.ACC_STATIC) != 0;
        if (cut.method().equals(name)
            && cut.descriptor().equals(descriptor)
            && cut.isStatic() == isStatic) {
          missing.remove(cut);
          return new Prologue(cut, next);
        }
      }
      return next;
    }
  }
}
