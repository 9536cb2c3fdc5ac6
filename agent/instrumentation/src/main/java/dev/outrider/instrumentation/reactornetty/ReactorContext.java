package dev.outrider.instrumentation.reactornetty;

import dev.outrider.engine.Attached;
import dev.outrider.engine.InboundExchange;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;
import reactor.netty.Connection;
import reactor.util.context.Context;

/**
 * Puts the exchange where whatever the handler subscribes to finds it: into the context of the
 * operations that subscribe to the handler's publisher, under {@code InboundExchange.class}. They
 * have a field for it and no method; no operator is added, so none is kept from fusing.
 *
 * @param get of Connection, gives Context
 * @param set of Connection and Context
 */
record ReactorContext(MethodHandle get, MethodHandle set) {
  private static final @Nullable ReactorContext FIELD = field();

  static void carry(Connection connection, InboundExchange exchange) {
    if (FIELD != null) {
      FIELD.put(connection, exchange);
    }
  }

  private void put(Connection connection, InboundExchange exchange) {
    try {
      Context before = (Context) get.invokeExact(connection);
      set.invokeExact(connection, before.put(InboundExchange.class, exchange));
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Null where the field is another: then outbound exchanges do not know their request. */
  private static @Nullable ReactorContext field() {
    try {
      Class<?> operations =
          Class.forName(ServerOperations.OPERATIONS, false, ReactorContext.class.getClassLoader());
      Lookup inside = MethodHandles.privateLookupIn(operations, MethodHandles.lookup());
      return new ReactorContext(
          inside
              .findGetter(operations, "currentContext", Context.class)
              .asType(MethodType.methodType(Context.class, Connection.class)),
          inside
              .findSetter(operations, "currentContext", Context.class)
              .asType(MethodType.methodType(void.class, Connection.class, Context.class)));
    } catch (ReflectiveOperationException other) {
      Attached.log().warn("Reactor Netty keeps its context elsewhere: " + other);
      return null;
    }
  }
}
