package dev.outrider.sidecar;

import dev.outrider.link.InProcess;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The sidecar inside a gateway's JVM, in a class loader of its own; so only types of the JDK pass.
 * All its threads are daemons of low priority, ten at most.
 */
public final class Embedded {
  private Embedded() {}

  /**
   * Starts one and returns the link to it, for {@code LinkTarget.inProcess}; null when it could not
   * start, which was logged: the gateway runs on. Never throws for a wrong setting or a taken port.
   *
   * @param settings by name: {@code port, bind, data, admin-token, viewer-token, metrics.token} and
   *     {@code link-token}, a random one that the caller uses for its end of the link too; those
   *     absent are as for a process, but read from nowhere else
   * @param log takes a line without a prefix
   */
  public static @Nullable Function<Object[], Object[]> start(
      Map<String, String> settings, Consumer<String> log) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    // Service loaders of Jetty and OpenTelemetry look here; the application's would be the wrong
    // one.
    thread.setContextClassLoader(Embedded.class.getClassLoader());
    try {
      Sidecar sidecar = Launch.of(new Sources(name -> null, name -> null, settings), log);
      return sidecar == null
          ? null
          : InProcess.offered(request -> sidecar.link().handle(request).join());
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
