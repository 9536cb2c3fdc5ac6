package dev.outrider.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Which inbound exchange a thread works for: the one that it entered, or, on a virtual thread that
 * entered none, the one that its starter worked for.
 *
 * <p>A virtual thread lives for one task, so that its starter's exchange is its own. A platform
 * thread may be a pool's, started by chance in some exchange and used by all that follow: what it
 * inherits does not count.
 */
final class CurrentExchange {
  private static final ThreadLocal<@Nullable Object> HERE =
      new InheritableThreadLocal<>() {
        @Override
        protected @Nullable Object childValue(@Nullable Object parent) {
          return parent instanceof InboundExchange exchange ? new Inherited(exchange) : parent;
        }
      };

  private static final @Nullable MethodHandle IS_VIRTUAL = isVirtual();

  private CurrentExchange() {}

  static @Nullable InboundExchange get() {
    Object here = HERE.get();
    if (here instanceof Inherited inherited) {
      return isVirtual(Thread.currentThread()) ? unlessOver(inherited.exchange) : null;
    }
    return unlessOver((InboundExchange) here);
  }

  /** What goes on after an exchange has ended, a poller that it happened to start, is not its. */
  private static @Nullable InboundExchange unlessOver(@Nullable InboundExchange exchange) {
    return exchange == null || exchange.isOver() ? null : exchange;
  }

  /** Returns the one before, for {@link #restore}. */
  static @Nullable InboundExchange enter(InboundExchange exchange) {
    InboundExchange before = get();
    HERE.set(exchange);
    return before;
  }

  /** The thread keeps nothing that it did not work for before, but an entry without a value. */
  static void restore(@Nullable InboundExchange before) {
    HERE.set(before); // to take the entry away, and make it anew, costs more than all else here
  }

  private static boolean isVirtual(Thread thread) {
    try {
      return IS_VIRTUAL != null && (boolean) IS_VIRTUAL.invokeExact(thread);
    } catch (Throwable impossible) {
      throw new LinkageError("Thread.isVirtual", impossible);
    }
  }

  /** There are virtual threads from Java 21 on. */
  private static @Nullable MethodHandle isVirtual() {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(Thread.class, "isVirtual", MethodType.methodType(boolean.class));
    } catch (ReflectiveOperationException before21) {
      return null;
    }
  }

  /** What a thread got from its starter. */
  private record Inherited(InboundExchange exchange) {}
}
