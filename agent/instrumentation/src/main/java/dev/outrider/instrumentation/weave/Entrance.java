package dev.outrider.instrumentation.weave;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.util.concurrent.atomic.AtomicInteger;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * What a call site leads to: a static method beside the one of ours that takes the call, which asks
 * that one what to do and has the {@link Boundary} do it. Written as
 *
 * <pre>{@code
 * static Boundary boundary;
 *
 * static Object enter(ARGUMENTS) {
 *   Governed governed;
 *   try {
 *     governed = Calls.begin(ARGUMENTS);
 *   } catch (Throwable fault) {
 *     return boundary.notBegun(fault);
 *   }
 *   return boundary.run(governed);
 * }
 * }</pre>
 *
 * <p>The same put together from method handles costs the JVM half a dozen classes of its own for
 * each cut, on the thread of the application that starts.
 */
final class Entrance {
  private static final String BOUNDARY = Type.getInternalName(Boundary.class);
  private static final String FIELD = "boundary";
  private static final String METHOD = "enter";
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private Entrance() {}

  /**
   * Makes the method and returns it.
   *
   * @param beside may see the class that takes the call, and define another one in its package
   * @param cut whose {@code begin} is called
   * @param type of the arguments, and Object
   */
  static MethodHandle of(Lookup beside, Cut cut, MethodType type, Boundary boundary)
      throws ReflectiveOperationException {
    // Two threads may link one call site at the same time, so each gets a name of its own.
    String name = cut.calls() + "$Entrance" + NUMBER.incrementAndGet();
    Class<?> made = beside.defineClass(file(name, cut, type.toMethodDescriptorString()));
    var field = made.getDeclaredField(FIELD);
    field.setAccessible(true);
    field.set(null, boundary);
    return beside.findStatic(made, METHOD, type);
  }

  private static byte[] file(String name, Cut cut, String descriptor) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(
        Opcodes.V17,
        Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC,
        name.replace('.', '/'),
        null,
        "java/lang/Object",
        null);
    writer.visitField(Opcodes.ACC_STATIC, FIELD, 'L' + BOUNDARY + ';', null, null).visitEnd();
    MethodVisitor code = writer.visitMethod(Opcodes.ACC_STATIC, METHOD, descriptor, null, null);
    write(code, name.replace('.', '/'), cut, descriptor);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void write(MethodVisitor code, String owner, Cut cut, String descriptor) {
    Label begin = new Label();
    Label begun = new Label();
    Label fault = new Label();
    code.visitCode();
    code.visitTryCatchBlock(begin, begun, fault, "java/lang/Throwable");
    code.visitLabel(begin);
    int slots = load(code, Type.getArgumentTypes(descriptor));
    String governed = Type.getInternalName(Governed.class);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        cut.calls().replace('.', '/'),
        cut.begin(),
        descriptor.substring(0, descriptor.indexOf(')') + 1) + 'L' + governed + ';',
        false);
    code.visitLabel(begun);
    tell(code, owner, "run", governed);
    code.visitLabel(fault);
    code.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Throwable"});
    tell(code, owner, "notBegun", "java/lang/Throwable");
    code.visitMaxs(Math.max(slots, 2), slots);
    code.visitEnd();
  }

  private static int load(MethodVisitor code, Type[] arguments) {
    int slot = 0;
    for (Type argument : arguments) {
      code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
      slot += argument.getSize();
    }
    return slot;
  }

  /** Returns what the boundary says to what is on the stack. */
  private static void tell(MethodVisitor code, String owner, String method, String what) {
    code.visitFieldInsn(Opcodes.GETSTATIC, owner, FIELD, 'L' + BOUNDARY + ';');
    code.visitInsn(Opcodes.SWAP);
    code.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, BOUNDARY, method, "(L" + what + ";)Ljava/lang/Object;", false);
    code.visitInsn(Opcodes.ARETURN);
  }
}
