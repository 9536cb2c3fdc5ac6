package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.OtherAgents;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Enters {@code sendAsync} below what the OpenTelemetry agent weaves: the private method that the
 * public ones lead to. For a call that had to wait and is sent by another thread: its span has
 * begun, and a second entry from above would begin another.
 */
final class ClientInside {
  private static final String CLIENT = "jdk.internal.net.http.HttpClientImpl";

  /** Not looked for without that agent: nothing would be gained by it. */
  private static final @Nullable MethodHandle SEND_ASYNC =
      OtherAgents.isOpenTelemetryHere() ? find() : null;

  /** Whether calls are to be sent this way. */
  static final boolean IS_ENTERED = SEND_ASYNC != null;

  private ClientInside() {}

  /** With its last argument as the public method has it: {@code delegatingExecutor.delegate}. */
  private static @Nullable MethodHandle find() {
    try {
      Class<?> client = Class.forName(CLIENT);
      Class<?> delegating = Class.forName(CLIENT + "$DelegatingExecutor");
      Lookup lookup = MethodHandles.privateLookupIn(client, MethodHandles.lookup());
      MethodHandle send = lookup.findVirtual(client, "sendAsync", type());
      MethodHandle executor =
          MethodHandles.filterReturnValue(
              lookup.findGetter(client, "delegatingExecutor", delegating),
              lookup.findGetter(delegating, "delegate", Executor.class));
      MethodHandle complete =
          MethodHandles.permuteArguments(
              MethodHandles.collectArguments(send, 4, executor),
              send.type().dropParameterTypes(4, 5),
              0,
              1,
              2,
              3,
              0);
      return complete.asType(complete.type().changeParameterType(0, HttpClient.class));
    } catch (ReflectiveOperationException | RuntimeException missing) {
      return null;
    }
  }

  private static MethodType type() {
    return MethodType.methodType(
        CompletableFuture.class,
        HttpRequest.class,
        BodyHandler.class,
        PushPromiseHandler.class,
        Executor.class);
  }

  @SuppressWarnings("unchecked") // the method's own signature says that all are of one T
  static <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpClient client,
      HttpRequest request,
      BodyHandler<T> handler,
      @Nullable PushPromiseHandler<T> pushes)
      throws Throwable {
    if (SEND_ASYNC == null) {
      throw new IllegalStateException("the JDK's client is not as it was");
    }
    return (CompletableFuture<HttpResponse<T>>)
        SEND_ASYNC.invokeExact(client, request, (BodyHandler<?>) handler, pushes);
  }
}
