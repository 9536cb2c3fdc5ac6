package dev.outrider.instrumentation.undertow;

import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Library;
import dev.outrider.instrumentation.weave.LibraryVersion;
import dev.outrider.instrumentation.weave.Support;

/** Where Undertow is entered: each request of every listener, and each dispatched step of it. */
public final class UndertowCuts {
  private static final String CONNECTORS = "io.undertow.server.Connectors";

  static final Cut EXECUTE =
      Cut.in(CONNECTORS)
          .beforeStatic(
              "executeRootHandler",
              "(Lio/undertow/server/HttpHandler;Lio/undertow/server/HttpServerExchange;)V")
          .calls("dev.outrider.instrumentation.undertow.UndertowCalls", "execute");

  /** The library, as the support table has it. */
  public static final Library LIBRARY =
      Library.of(
              "undertow",
              Support.server("Undertow", "2.2.0.Final", "2.3.20.Final"),
              LibraryVersion.ofArtifact("io.undertow/undertow-core", CONNECTORS),
              EXECUTE)
          .needing("io/undertow/");

  private UndertowCuts() {}
}
