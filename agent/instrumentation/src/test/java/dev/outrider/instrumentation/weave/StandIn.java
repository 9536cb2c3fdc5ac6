package dev.outrider.instrumentation.weave;

import java.lang.invoke.CallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/**
 * A loader of woven classes whose call sites lead to {@link #link} here: the class that does it in
 * a JVM with the agent is defined into {@code java.base}.
 */
public final class StandIn extends ClassLoader {
  private static volatile MethodHandle linker = unlinked();

  private StandIn() {
    super(StandIn.class.getClassLoader());
  }

  private static MethodHandle unlinked() {
    return java.lang.invoke.MethodHandles.empty(
        MethodType.methodType(
            CallSite.class, Lookup.class, String.class, MethodType.class, String.class));
  }

  /** The bootstrap method of every woven call. */
  public static CallSite link(Lookup caller, String name, MethodType type, String cut)
      throws Throwable {
    return (CallSite) linker.invokeExact(caller, name, type, cut);
  }

  static Class<?> woven(Class<?> original, List<Cut> cuts, MethodHandle linkedBy) throws Exception {
    linker = linkedBy;
    byte[] woven = Weaver.weave(bytes(original), cuts);
    if (woven == null) {
      throw new IllegalArgumentException("a cut is missing");
    }
    ClassWriter writer = new ClassWriter(0);
    new ClassReader(woven)
        .accept(
            new ClassRemapper(
                writer,
                new Remapper(Opcodes.ASM9) {
                  @Override
                  public String map(String name) {
                    return name.equals("java/lang/OutriderCallSite")
                        ? StandIn.class.getName().replace('.', '/')
                        : name;
                  }
                }),
            0);
    byte[] file = writer.toByteArray();
    return new StandIn().defineClass(original.getName(), file, 0, file.length);
  }

  static byte[] bytes(Class<?> type) throws java.io.IOException {
    String file = type.getName().replace('.', '/') + ".class";
    try (java.io.InputStream stream =
        java.util.Objects.requireNonNull(StandIn.class.getClassLoader())
            .getResourceAsStream(file)) {
      return java.util.Objects.requireNonNull(stream, file).readAllBytes();
    }
  }
}
