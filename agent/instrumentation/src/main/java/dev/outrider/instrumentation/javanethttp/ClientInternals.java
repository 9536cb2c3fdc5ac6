package dev.outrider.instrumentation.javanethttp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.VarHandle;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the JDK's client does not tell in public and rerouting has to know. Each is looked up once;
 * on a JDK where one is missing the answer is the careful one.
 */
final class ClientInternals {
  private static final String PACKAGE = "jdk.internal.net.http.";

  /** The address that connections leave from; a setting of the builder since JDK 19. */
  private static final @Nullable VarHandle LOCAL_ADDRESS =
      field("HttpClientImpl", "localAddr", "java.net.InetAddress");

  /** Whether {@code shutdown} was called; JDK 21 and later. */
  private static final @Nullable VarHandle SHUTDOWN =
      field("HttpClientImpl", "shutdownRequested", "boolean");

  private static final @Nullable VarHandle MAPPED =
      field(
          "ResponseSubscribers$MappingSubscriber",
          "upstream",
          "java.net.http.HttpResponse$BodySubscriber");
  private static final @Nullable VarHandle MAPPER =
      field("ResponseSubscribers$MappingSubscriber", "mapper", "java.util.function.Function");

  private static final Class<?> STREAM_SUBSCRIBER = BodySubscribers.ofInputStream().getClass();
  private static final Class<?> MAPPING_SUBSCRIBER =
      BodySubscribers.mapping(BodySubscribers.discarding(), Function.identity()).getClass();
  private static final Class<?> BUILT_REQUEST =
      HttpRequest.newBuilder(java.net.URI.create("http://localhost/")).build().getClass();

  private ClientInternals() {}

  private static @Nullable VarHandle field(String owner, String name, String type) {
    try {
      Class<?> in = Class.forName(PACKAGE + owner);
      Lookup lookup = MethodHandles.privateLookupIn(in, MethodHandles.lookup());
      Class<?> of = type.equals("boolean") ? boolean.class : Class.forName(type);
      return lookup.findVarHandle(in, name, of);
    } catch (ReflectiveOperationException | RuntimeException missing) {
      return null;
    }
  }

  static boolean hasLocalAddress(HttpClient client) {
    return LOCAL_ADDRESS != null && LOCAL_ADDRESS.get(client) != null;
  }

  static boolean isShutDown(HttpClient client) {
    return SHUTDOWN != null && (boolean) SHUTDOWN.getVolatile(client);
  }

  /** Whether the public builder made it; a WebSocket's opening handshake is of another class. */
  static boolean isPlain(HttpRequest request) {
    return request.getClass() == BUILT_REQUEST;
  }

  /** Whether it is the subscriber behind {@code BodyHandlers.ofInputStream()}. */
  static boolean isStream(BodySubscriber<?> subscriber) {
    return subscriber.getClass() == STREAM_SUBSCRIBER;
  }

  /** Returns what a mapping subscriber maps, or null when it is no such one. */
  static @Nullable BodySubscriber<?> mapped(BodySubscriber<?> subscriber) {
    return MAPPED == null || MAPPER == null || subscriber.getClass() != MAPPING_SUBSCRIBER
        ? null
        : (BodySubscriber<?>) MAPPED.get(subscriber);
  }

  /** Returns the function of a mapping subscriber. */
  @SuppressWarnings("unchecked")
  static Function<Object, Object> mapper(BodySubscriber<?> subscriber) {
    if (MAPPER == null) {
      throw new IllegalStateException("no mapper to be seen in " + subscriber.getClass());
    }
    return (Function<Object, Object>) MAPPER.get(subscriber);
  }
}
