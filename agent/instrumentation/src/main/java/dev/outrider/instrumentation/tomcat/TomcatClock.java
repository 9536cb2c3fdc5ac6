package dev.outrider.instrumentation.tomcat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.TimeUnit;
import org.apache.coyote.Request;
import org.apache.coyote.Response;

/**
 * When a request began and its answer's head was sent: since 10.1 in nanoseconds of the JVM's own
 * clock, before that in milliseconds of the wall's. So the methods are found by name, once for each
 * Tomcat.
 */
final class TomcatClock {
  private static final long NOT_YET = -1;
  private static final boolean IN_NANOS = hasNanos();
  private static final MethodHandle STARTED =
      time(Request.class, IN_NANOS ? "getStartTimeNanos" : "getStartTime");
  private static final MethodHandle HEAD =
      time(Response.class, IN_NANOS ? "getCommitTimeNanos" : "getCommitTime");

  private TomcatClock() {}

  private static boolean hasNanos() {
    try {
      Response.class.getMethod("getCommitTimeNanos");
      return true;
    } catch (NoSuchMethodException older) {
      return false;
    }
  }

  private static MethodHandle time(Class<?> in, String name) {
    try {
      return MethodHandles.publicLookup()
          .findVirtual(in, name, MethodType.methodType(long.class))
          .asType(MethodType.methodType(long.class, Object.class));
    } catch (ReflectiveOperationException missing) {
      throw new LinkageError(in + "." + name, missing);
    }
  }

  /** Returns how long the request took until now, in the unit that this Tomcat's log takes. */
  static long taken(Request request) throws Throwable {
    long started = (long) STARTED.invokeExact((Object) request);
    return (IN_NANOS ? System.nanoTime() : System.currentTimeMillis()) - started;
  }

  /** Returns when the head was sent, as {@code System.nanoTime} has it; -1 when it was not. */
  static long headNanos(Response response) throws Throwable {
    long sent = (long) HEAD.invokeExact((Object) response);
    if (IN_NANOS || sent < 0) {
      return IN_NANOS ? sent : NOT_YET;
    }
    long agoMillis = Math.max(0, System.currentTimeMillis() - sent);
    return System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(agoMillis);
  }
}
