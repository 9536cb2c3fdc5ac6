package dev.outrider.instrumentation.reactornetty;

import dev.outrider.engine.Attached;
import dev.outrider.engine.InboundExchange;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;
import reactor.util.context.Context;

/**
 * Puts the exchange where whatever the handler subscribes to finds it: into the context of the
 * operations that subscribe to the handler's publisher, under {@code InboundExchange.class}. They
 * have a field for it and no method; no operator is added, so none is kept from fusing.
 */
final class ReactorContext {
  private static final @Nullable MethodHandle SET = setter();

  private ReactorContext() {}

  static void carry(Connection connection, InboundExchange exchange) {
    MethodHandle set = SET;
    if (set == null) {
      return;
    }
    Context carried =
        ((reactor.core.CoreSubscriber<?>) connection)
            .currentContext()
            .put(InboundExchange.class, exchange);
    try {
      set.invokeExact(connection, carried);
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Null where the field is another: then outbound exchanges do not know their request. */
  private static @Nullable MethodHandle setter() {
    try {
      Class<?> operations =
          Class.forName(
              "reactor.netty.http.server.HttpServerOperations",
              false,
              ReactorContext.class.getClassLoader());
      return MethodHandles.privateLookupIn(operations, MethodHandles.lookup())
          .findSetter(operations, "currentContext", Context.class)
          .asType(MethodType.methodType(void.class, Connection.class, Context.class));
    } catch (ReflectiveOperationException other) {
      Attached.log().warn("Reactor Netty keeps its context elsewhere: " + other);
      return null;
    }
  }
}
