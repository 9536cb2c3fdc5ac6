package dev.outrider.instrumentation.jdkhttpserver;

import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Library;
import dev.outrider.instrumentation.weave.LibraryVersion;
import dev.outrider.instrumentation.weave.Support;

/**
 * Where the JDK's HTTP server is entered: before the first filter of each request, on the
 * executor's thread; and where an answer's head, its end, or its connection's end pass, on whatever
 * thread.
 */
public final class JdkServerCuts {
  private static final String CALLS = "dev.outrider.instrumentation.jdkhttpserver.JdkServerCalls";
  private static final String INTERNAL = "sun.net.httpserver.";
  private static final String OBJECT = "java.lang.Object";

  static final Cut FILTER =
      Cut.in("com.sun.net.httpserver.Filter$Chain")
          .before("doFilter", "(Lcom/sun/net/httpserver/HttpExchange;)V")
          .calls(CALLS, "filter");

  static final Cut HEAD =
      Cut.in(INTERNAL + "ExchangeImpl")
          .seenAs(OBJECT)
          .before("sendResponseHeaders", "(IJ)V")
          .calls(CALLS, "head");

  /** Each way in which an answer is completed leads here, once its last byte was flushed. */
  static final Cut COMPLETED =
      Cut.in(INTERNAL + "ServerImpl")
          .seenAs(OBJECT)
          .before("addEvent", "(Lsun/net/httpserver/Event;)V")
          .seenAs("(Ljava/lang/Object;)V")
          .calls(CALLS, "completed");

  /** The three kinds of body, closed: where that fails JDK 17 notes no end. */
  static final Cut FIXED = body("FixedLengthOutputStream", "fixed");

  static final Cut CHUNKED = body("ChunkedOutputStream", "chunked");

  static final Cut UNTIL_CLOSED = body("UndefLengthOutputStream", "untilClosed");

  static final Cut CLOSED =
      Cut.in(INTERNAL + "HttpConnection")
          .seenAs(OBJECT)
          .before("close", "()V")
          .calls(CALLS, "closed");

  /** The library; its version is the JDK's. */
  public static final Library LIBRARY =
      Library.of(
          "jdk-httpserver",
          Support.server("`com.sun.net.httpserver`", "JDK 17", "JDK 25"),
          LibraryVersion.ofTheJdk(),
          FILTER,
          HEAD,
          COMPLETED,
          FIXED,
          CHUNKED,
          UNTIL_CLOSED,
          CLOSED);

  private JdkServerCuts() {}

  private static Cut body(String type, String begin) {
    return Cut.in(INTERNAL + type)
        .seenAs("java.io.OutputStream")
        .before("close", "()V")
        .calls(CALLS, begin);
  }
}
