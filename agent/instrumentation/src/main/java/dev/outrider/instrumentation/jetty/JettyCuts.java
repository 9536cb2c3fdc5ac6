package dev.outrider.instrumentation.jetty;

import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Library;
import dev.outrider.instrumentation.weave.LibraryVersion;
import dev.outrider.instrumentation.weave.Support;

/** Where Jetty is entered: each request of every connector, on its way to the handlers. */
public final class JettyCuts {
  private static final String SERVER = "org.eclipse.jetty.server.Server";

  static final Cut HANDLE =
      Cut.in(SERVER)
          .before(
              "handle",
              "(Lorg/eclipse/jetty/server/Request;Lorg/eclipse/jetty/server/Response;"
                  + "Lorg/eclipse/jetty/util/Callback;)Z")
          .calls("dev.outrider.instrumentation.jetty.JettyCalls", "handle");

  /** The library, as the support table has it. */
  public static final Library LIBRARY =
      Library.of(
              "jetty",
              Support.server("Eclipse Jetty", "12.0.0", "12.1.5"),
              LibraryVersion.ofArtifact("org.eclipse.jetty/jetty-server", SERVER),
              HANDLE)
          .needing("org/eclipse/jetty/");

  private JettyCuts() {}
}
