package dev.outrider.instrumentation.weave;

import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/**
 * Puts the one shape of advice before a method's body: load receiver and arguments, ask our side by
 * {@code invokedynamic}; null lets the body run, anything else is the method's result.
 *
 * <p>The stack is empty again and the locals are untouched where the body begins, so one frame says
 * it all and no other frame changes.
 */
final class Prologue extends MethodVisitor {
  private static final Handle LINK =
      new Handle(
          Opcodes.H_INVOKESTATIC,
          "java/lang/OutriderCallSite",
          "link",
          "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
              + "Ljava/lang/String;)Ljava/lang/invoke/CallSite;",
          false);

  private final Cut cut;
  private final Type[] arguments;
  private final Type result;
  private final int slots;

  Prologue(Cut cut, MethodVisitor next) {
    super(Opcodes.ASM9, next);
    this.cut = cut;
    this.arguments = Type.getArgumentTypes(cut.descriptor());
    this.result = Type.getReturnType(cut.descriptor());
    this.slots = Type.getArgumentsAndReturnSizes(cut.descriptor()) >> 2; // with the receiver
  }

  @Override
  public void visitCode() {
    super.visitCode();
    load();
    super.visitInvokeDynamicInsn(cut.method(), askedAs(), LINK, cut.id());
    Label body = new Label();
    super.visitInsn(Opcodes.DUP);
    super.visitJumpInsn(Opcodes.IFNULL, body);
    answer();
    super.visitLabel(body);
    super.visitFrame(Opcodes.F_SAME1, 0, null, 1, new Object[] {"java/lang/Object"});
    super.visitInsn(Opcodes.POP);
  }

  private void load() {
    super.visitVarInsn(Opcodes.ALOAD, 0);
    int slot = 1;
    for (Type argument : arguments) {
      super.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
      slot += argument.getSize();
    }
  }

  private String askedAs() {
    StringBuilder descriptor = new StringBuilder("(L");
    descriptor.append(cut.receiver().replace('.', '/')).append(';');
    for (Type argument : arguments) {
      descriptor.append(argument.getDescriptor());
    }
    return descriptor.append(")Ljava/lang/Object;").toString();
  }

  private void answer() {
    switch (result.getSort()) {
      case Type.VOID -> {
        super.visitInsn(Opcodes.POP);
        super.visitInsn(Opcodes.RETURN);
      }
      case Type.OBJECT, Type.ARRAY -> {
        super.visitTypeInsn(Opcodes.CHECKCAST, result.getInternalName());
        super.visitInsn(Opcodes.ARETURN);
      }
      case Type.BOOLEAN -> {
        super.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/Boolean");
        super.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL, "java/lang/Boolean", "booleanValue", "()Z", false);
        super.visitInsn(Opcodes.IRETURN);
      }
      default -> throw new IllegalArgumentException(cut + " returns " + result.getClassName());
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, slots + 1), maxLocals);
  }
}
