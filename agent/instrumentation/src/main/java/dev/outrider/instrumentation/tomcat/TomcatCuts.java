package dev.outrider.instrumentation.tomcat;

import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Library;
import dev.outrider.instrumentation.weave.LibraryVersion;
import dev.outrider.instrumentation.weave.Support;

/**
 * Where Tomcat is entered: each request of every connector, and each dispatch of an asynchronous
 * one.
 */
public final class TomcatCuts {
  private static final String CALLS = "dev.outrider.instrumentation.tomcat.TomcatCalls";
  private static final Cut.In ADAPTER = Cut.in("org.apache.catalina.connector.CoyoteAdapter");

  static final Cut SERVICE =
      ADAPTER
          .before("service", "(Lorg/apache/coyote/Request;Lorg/apache/coyote/Response;)V")
          .calls(CALLS, "service");

  static final Cut ASYNC_DISPATCH =
      ADAPTER
          .before(
              "asyncDispatch",
              "(Lorg/apache/coyote/Request;Lorg/apache/coyote/Response;"
                  + "Lorg/apache/tomcat/util/net/SocketEvent;)Z")
          .calls(CALLS, "asyncDispatch");

  static final Cut ASYNC_START =
      Cut.in("org.apache.catalina.core.AsyncContextImpl")
          .before("start", "(Ljava/lang/Runnable;)V")
          .calls(CALLS, "start");

  /** The library, as the support table has it. */
  public static final Library LIBRARY =
      Library.of(
              "tomcat",
              Support.server("Apache Tomcat", "9.0.1", "11.0.24"),
              LibraryVersion.inProperties(
                  "org/apache/catalina/util/ServerInfo.properties", "server.info"),
              SERVICE,
              ASYNC_DISPATCH,
              ASYNC_START)
          .needing("org/apache/");

  private TomcatCuts() {}
}
