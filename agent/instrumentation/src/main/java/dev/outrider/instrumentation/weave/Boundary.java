package dev.outrider.instrumentation.weave;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The one place where faults of ours are caught: around every target that a call site leads to. The
 * application sees what its library gave or threw, and what was meant for it; never our fault.
 */
public final class Boundary {
  private final BiConsumer<String, Throwable> faults;
  private final String cause;

  /**
   * Not final, so that it is no constant to the JIT: it compiles what the application and its
   * library do, and what we do, each by itself. Decision 0008 has what came of the other way.
   */
  private MethodHandle guarded;

  private Boundary(String cause, BiConsumer<String, Throwable> faults) {
    this.cause = cause;
    this.faults = faults;
    this.guarded = handle("guarded", Object.class, Governed.class);
  }

  /**
   * Returns {@code begin} followed by what it began, with this boundary around both.
   *
   * @param begin any arguments in, {@link Governed} or null out
   * @param cut for the count of faults
   * @param faults counts and logs a fault; must not throw
   * @return a handle of the same arguments that returns Object
   */
  static MethodHandle around(MethodHandle begin, Cut cut, BiConsumer<String, Throwable> faults) {
    Boundary boundary = new Boundary(cut.text(), faults);
    // Over erased arguments: catchException adapts a handle that all the JVM shares, and that one
    // keeps the last types it was adapted to, and by them the loader of an application.
    MethodType erased = begin.type().erase().changeReturnType(Governed.class);
    MethodHandle begun =
        MethodHandles.catchException(
            begin.asType(erased),
            Throwable.class,
            MethodHandles.dropArguments(
                boundary.handle("notBegun", Governed.class, Throwable.class),
                1,
                erased.parameterList()));
    return MethodHandles.filterReturnValue(
            begun, boundary.handle("run", Object.class, Governed.class))
        .asType(begin.type().changeReturnType(Object.class));
  }

  private MethodHandle handle(String method, Class<?> result, Class<?> argument) {
    try {
      return MethodHandles.lookup().bind(this, method, MethodType.methodType(result, argument));
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(method, impossible);
    }
  }

  @SuppressWarnings("UnusedMethod") // found by name, above
  private @Nullable Governed notBegun(Throwable fault) {
    faults.accept(cause, fault);
    return null;
  }

  @SuppressWarnings("UnusedMethod") // found by name, above
  private @Nullable Object run(@Nullable Governed governed) throws Throwable {
    return governed == null ? null : (Object) guarded.invokeExact(governed);
  }

  @SuppressWarnings("UnusedMethod") // found by name, above
  private @Nullable Object guarded(Governed governed) throws Throwable {
    try {
      return governed.run();
    } catch (Intended intended) {
      throw intended.thrown();
    } catch (Throwable fault) {
      faults.accept(cause, fault);
      return governed.failOpen(fault);
    }
  }
}
