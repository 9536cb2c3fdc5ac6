package dev.outrider.instrumentation.weave;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The one place where faults of ours are caught: around every target that a call site leads to. The
 * application sees what its library gave or threw, and what was meant for it; never our fault.
 *
 * <p>Public for {@link Entrance}s, which are in the packages of the instrumentations.
 */
public final class Boundary {
  /**
   * Not final, so that it is no constant to the JIT: it compiles what the application and its
   * library do, and what we do, each by itself. Decision 0008 has what came of the other way.
   */
  private static MethodHandle guarded = guarded();

  private final BiConsumer<String, Throwable> faults;
  private final String cause;

  /**
   * @param cut for the count of faults
   * @param faults counts and logs a fault; must not throw
   */
  Boundary(Cut cut, BiConsumer<String, Throwable> faults) {
    this.cause = cut.text();
    this.faults = faults;
  }

  private static MethodHandle guarded() {
    try {
      return MethodHandles.lookup()
          .findVirtual(
              Boundary.class, "guarded", MethodType.methodType(Object.class, Governed.class));
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("guarded", impossible);
    }
  }

  /** Takes a fault of ours before the call was begun: the body runs. */
  public @Nullable Object notBegun(Throwable fault) {
    faults.accept(cause, fault);
    return null;
  }

  /** Does what was begun; null, for nothing was, lets the body run. */
  public @Nullable Object run(@Nullable Governed governed) throws Throwable {
    return governed == null ? null : (Object) guarded.invokeExact(this, governed);
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
