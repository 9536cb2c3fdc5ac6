package dev.outrider.instrumentation.undertow;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Engine;
import dev.outrider.engine.LibrarySwitch;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Passage;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import org.jspecify.annotations.Nullable;

/**
 * Takes Undertow's calls at its cut. Its classes are seen here, so an instrumentation loader loads
 * it.
 */
final class UndertowCalls {
  private static final Engine ENGINE = Attached.engine();
  private static final LibrarySwitch SWITCH = ENGINE.library("undertow");

  private UndertowCalls() {}

  /**
   * Stands before the body of {@code Connectors.executeRootHandler}: of a request that has just
   * come, or of one that was dispatched to another thread.
   */
  static @Nullable Governed execute(HttpHandler handler, HttpServerExchange exchange) {
    if (Passage.consume(UndertowCuts.EXECUTE, exchange)) {
      return null;
    }
    UndertowRequest request = UndertowRequest.of(exchange);
    if (request != null) {
      return new StepCall(request, handler);
    }
    return SWITCH.on() ? new RootCall(ENGINE, handler, exchange) : null;
  }
}
