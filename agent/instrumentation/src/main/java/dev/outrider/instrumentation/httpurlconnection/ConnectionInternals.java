package dev.outrider.instrumentation.httpurlconnection;

import java.io.FilterInputStream;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.net.HttpURLConnection;
import java.net.URLConnection;
import org.jspecify.annotations.Nullable;

/**
 * What a connection does not tell in public, or would only tell by sending its request. Weaving has
 * looked for all of it but {@code rememberedExceptionOut}, which came late to JDK 17.
 *
 * <p>Two of its fields are ours to write. {@code errorStream} is read by nobody but {@code
 * getErrorStream}, and only once there is an answer: until then an exchange that has begun is
 * parked there, so that it lives as long as its connection and is found without a map. The {@code
 * in} of the stream that an application reads makes way for one that sees the body pass; the
 * application's own stream keeps its class.
 */
final class ConnectionInternals {
  static final String CONNECTION = "sun.net.www.protocol.http.HttpURLConnection";
  static final String HEADERS = "sun.net.www.MessageHeader";

  private static final Lookup OF_CONNECTION = lookup(CONNECTION);
  private static final Lookup OF_BODY = lookup(CONNECTION + "$HttpInputStream");
  private static final Class<?> NO_BODY =
      lookup("sun.net.www.protocol.http.EmptyInputStream").lookupClass();

  private static final VarHandle PARKED = own("errorStream", InputStream.class);
  private static final VarHandle ANSWER = own("inputStream", InputStream.class);
  private static final VarHandle REMEMBERED = own("rememberedException", Exception.class);
  private static final @Nullable VarHandle REMEMBERED_OUT = rememberedOut();
  private static final VarHandle CONNECTED =
      field(OF_CONNECTION, URLConnection.class, "connected", boolean.class);
  private static final VarHandle STATUS =
      field(OF_CONNECTION, HttpURLConnection.class, "responseCode", int.class);
  private static final VarHandle BODY =
      field(OF_BODY, FilterInputStream.class, "in", InputStream.class);

  private static final Class<?> FIELDS = named(HEADERS);
  private static final VarHandle REQUEST = own("requests", FIELDS);
  private static final VarHandle RESPONSE = own("responses", FIELDS);
  private static final MethodHandle FIRST_VALUE = firstValue();

  private ConnectionInternals() {}

  private static Class<?> named(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException missing) {
      throw new LinkageError(name, missing);
    }
  }

  private static Lookup lookup(String name) {
    try {
      return MethodHandles.privateLookupIn(named(name), MethodHandles.lookup());
    } catch (IllegalAccessException closed) {
      throw new LinkageError(name, closed);
    }
  }

  private static VarHandle own(String name, Class<?> type) {
    return field(OF_CONNECTION, OF_CONNECTION.lookupClass(), name, type);
  }

  private static VarHandle field(Lookup lookup, Class<?> in, String name, Class<?> type) {
    try {
      return lookup.findVarHandle(in, name, type);
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError(name, missing);
    }
  }

  private static @Nullable VarHandle rememberedOut() {
    try {
      Class<?> in = OF_CONNECTION.lookupClass();
      return OF_CONNECTION.findVarHandle(in, "rememberedExceptionOut", Exception.class);
    } catch (ReflectiveOperationException older) {
      return null;
    }
  }

  private static MethodHandle firstValue() {
    try {
      MethodType type = MethodType.methodType(String.class, String.class);
      return lookup(HEADERS)
          .findVirtual(FIELDS, "findValue", type)
          .asType(type.insertParameterTypes(0, Object.class));
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError("findValue", missing);
    }
  }

  /** Returns what stands where an exchange is parked; null for nothing. */
  static @Nullable InputStream parked(HttpURLConnection connection) {
    return (InputStream) PARKED.getVolatile(connection);
  }

  /** Puts {@code parked} in the place of {@code expected}, if that stands there. */
  static boolean park(
      HttpURLConnection connection, @Nullable InputStream expected, @Nullable InputStream parked) {
    return PARKED.compareAndSet(connection, expected, parked);
  }

  /** Whether there is an answer, or a failure that stands for one: the body only repeats it. */
  static boolean isAnswered(HttpURLConnection connection) {
    return ANSWER.get(connection) != null || REMEMBERED.get(connection) != null;
  }

  /** Whether the body of {@code getOutputStream} only repeats a failure. */
  static boolean isRefused(HttpURLConnection connection) {
    return REMEMBERED_OUT != null && REMEMBERED_OUT.get(connection) != null;
  }

  /** Has the connection fail with {@code failure} from now on, as it does with its own. */
  static void remember(HttpURLConnection connection, Exception failure) {
    REMEMBERED.set(connection, failure);
    if (REMEMBERED_OUT != null) {
      REMEMBERED_OUT.set(connection, failure);
    }
  }

  static boolean isConnected(HttpURLConnection connection) {
    return (boolean) CONNECTED.get(connection);
  }

  /** Returns the status of the answer that is there; -1 without one. */
  static int status(HttpURLConnection connection) {
    return (int) STATUS.get(connection);
  }

  /** Returns a header of the request, those among them that the connection hides. */
  static @Nullable String requestHeader(HttpURLConnection connection, String name) {
    return firstValue(REQUEST.get(connection), name);
  }

  static @Nullable String responseHeader(HttpURLConnection connection, String name) {
    return firstValue(RESPONSE.get(connection), name);
  }

  private static @Nullable String firstValue(@Nullable Object fields, String name) {
    if (fields == null) {
      return null;
    }
    try {
      return (String) FIRST_VALUE.invokeExact(fields, name);
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Returns what the stream that an application reads takes its bytes from; null when there are
   * none to come, or when it comes from a {@code ResponseCache}.
   */
  static @Nullable InputStream bodyOf(InputStream answer) {
    if (!OF_BODY.lookupClass().isInstance(answer)) {
      return null;
    }
    InputStream body = (InputStream) BODY.get(answer);
    return NO_BODY.isInstance(body) ? null : body;
  }

  /** Has the application's stream take its bytes from {@code body}. */
  static void readFrom(InputStream answer, InputStream body) {
    BODY.setVolatile(answer, body);
  }
}
