package dev.outrider.instrumentation.httpurlconnection;

import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Library;
import dev.outrider.instrumentation.weave.LibraryVersion;
import dev.outrider.instrumentation.weave.NativeReason;
import dev.outrider.instrumentation.weave.Support;
import java.util.List;

/**
 * Where the JDK's {@code HttpURLConnection} is entered: the public methods in which it connects,
 * sends and answers, where other agents instrument it too. What an application holds for https
 * hands every call to a delegate that inherits all of them but {@code connect}.
 */
public final class HttpUrlConnectionCuts {
  private static final String CALLS =
      "dev.outrider.instrumentation.httpurlconnection.HttpUrlConnectionCalls";
  private static final String SEEN_AS = "java.net.HttpURLConnection";
  private static final Cut.In PLAIN =
      Cut.in("sun.net.www.protocol.http.HttpURLConnection").seenAs(SEEN_AS);
  private static final Cut.In SECURE =
      Cut.in("sun.net.www.protocol.https.AbstractDelegateHttpsURLConnection").seenAs(SEEN_AS);

  static final Cut CONNECT = PLAIN.before("connect", "()V").calls(CALLS, "connect");
  static final Cut CONNECT_SECURE = SECURE.before("connect", "()V").calls(CALLS, "connectSecure");
  static final Cut GET_OUTPUT_STREAM =
      PLAIN.before("getOutputStream", "()Ljava/io/OutputStream;").calls(CALLS, "getOutputStream");
  static final Cut GET_INPUT_STREAM =
      PLAIN.before("getInputStream", "()Ljava/io/InputStream;").calls(CALLS, "getInputStream");

  /** The two that only ever let their body run: they tell of an end, or make way for it. */
  private static final Cut GET_ERROR_STREAM =
      PLAIN.before("getErrorStream", "()Ljava/io/InputStream;").calls(CALLS, "getErrorStream");

  private static final Cut DISCONNECT =
      PLAIN.before("disconnect", "()V").calls(CALLS, "disconnect");

  private static final Support SUPPORT =
      new Support(
          "`java.net.HttpURLConnection`",
          "JDK 17",
          "JDK 25",
          "outbound: measured, guarded, queued",
          "`SocketTimeoutException`: thrown by the first of `connect`, `getOutputStream`, "
              + "`getInputStream` and all that leads to it",
          List.of(NativeReason.TRANSPORT));

  /** The library; its version is the JDK's. */
  public static final Library LIBRARY =
      Library.of(
              "http-url-connection",
              SUPPORT,
              LibraryVersion.ofTheJdk(),
              CONNECT,
              CONNECT_SECURE,
              GET_OUTPUT_STREAM,
              GET_INPUT_STREAM,
              GET_ERROR_STREAM,
              DISCONNECT)
          .reading(
              ConnectionInternals.CONNECTION,
              "errorStream Ljava/io/InputStream;",
              "inputStream Ljava/io/InputStream;",
              "rememberedException Ljava/lang/Exception;",
              "requests Lsun/net/www/MessageHeader;",
              "responses Lsun/net/www/MessageHeader;")
          .reading(ConnectionInternals.HEADERS, "findValue(Ljava/lang/String;)Ljava/lang/String;");

  private HttpUrlConnectionCuts() {}
}
