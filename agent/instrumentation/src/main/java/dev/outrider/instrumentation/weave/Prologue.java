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
    int withReceiver = Type.getArgumentsAndReturnSizes(cut.descriptor()) >> 2;
    this.slots = cut.isStatic() ? withReceiver - 1 : withReceiver;
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
    int slot = 0;
    if (!cut.isStatic()) {
      super.visitVarInsn(Opcodes.ALOAD, slot++);
    }
    for (Type argument : arguments) {
      super.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
      slot += argument.getSize();
    }
  }

  private String askedAs() {
    StringBuilder descriptor = new StringBuilder("(");
    if (!cut.isStatic()) {
      descriptor.append('L').append(cut.receiver().replace('.', '/')).append(';');
    }
    for (Type argument : Type.getArgumentTypes(cut.seen())) {
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
      case Type.BOOLEAN -> unbox("java/lang/Boolean", "booleanValue");
      case Type.INT -> unbox("java/lang/Integer", "intValue");
      case Type.LONG -> unbox("java/lang/Long", "longValue");
      default -> throw new IllegalArgumentException(cut + " returns " + result.getClassName());
    }
  }

  private void unbox(String box, String value) {
    super.visitTypeInsn(Opcodes.CHECKCAST, box);
    super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, value, "()" + result.getDescriptor(), false);
    super.visitInsn(result.getOpcode(Opcodes.IRETURN));
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    super.visitMaxs(Math.max(maxStack, slots + 1), maxLocals);
  }
}
