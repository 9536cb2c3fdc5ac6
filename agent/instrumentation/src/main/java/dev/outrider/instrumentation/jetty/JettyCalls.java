package dev.outrider.instrumentation.jetty;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Engine;
import dev.outrider.engine.LibrarySwitch;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Passage;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Takes Jetty's calls at its cut. Its classes are seen here, so an instrumentation loader loads it.
 */
final class JettyCalls {
  private static final Engine ENGINE = Attached.engine();
  private static final LibrarySwitch SWITCH = ENGINE.library("jetty");

  private JettyCalls() {}

  /**
   * Stands before the body of {@code Server.handle}. A handler may hand its request to the server
   * again, for a welcome file for one; that is the same exchange.
   */
  static @Nullable Governed handle(
      Server server, Request request, Response response, Callback callback) {
    if (Passage.consume(JettyCuts.HANDLE, server)
        || !SWITCH.on()
        || WatchedStream.watches(request)) {
      return null;
    }
    return new HandleCall(ENGINE, new JettyRequest(server, request, response, callback));
  }
}
