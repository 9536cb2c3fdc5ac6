package dev.outrider.instrumentation.tomcat;

import dev.outrider.engine.Engine;
import dev.outrider.engine.InboundExchange;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.CoyoteAdapter;
import org.apache.coyote.AbstractProtocol;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ProtocolHandler;
import org.apache.coyote.Request;
import org.apache.coyote.Response;
import org.apache.tomcat.util.buf.MessageBytes;
import org.jspecify.annotations.Nullable;

/** What we ask Tomcat's own request and response about. */
final class TomcatRequests {
  /** Said of a container whose number of threads is not known. */
  private static final int UNKNOWN = 0;

  private TomcatRequests() {}

  /**
   * Returns the text of a part of the request, and leaves the part as it is. From 10.1.0 to some
   * later 10.1 {@code MessageBytes.toString} turns bytes into a string, and Tomcat decodes no URI
   * that is not of bytes: every answer would be a 404.
   */
  static String text(MessageBytes part) {
    return part.getType() == MessageBytes.T_BYTES
        ? part.getByteChunk().toString()
        : part.toString();
  }

  /** Returns the query, or null; without making a string of one that is not there. */
  static @Nullable String query(Request request) {
    MessageBytes query = request.queryString();
    return query.isNull() ? null : text(query);
  }

  /** Whether there is a request: Tomcat 9 also has the container answer what it could not parse. */
  @SuppressWarnings("deprecation") // getMethod() came late to each line of versions
  static boolean isOne(Request request) {
    return !request.requestURI().isNull() && !request.method().isNull();
  }

  static boolean isAsync(Request request) {
    return ask(request, ActionCode.ASYNC_IS_ASYNC);
  }

  private static boolean ask(Request request, ActionCode question) {
    AtomicBoolean answer = new AtomicBoolean();
    request.action(question, answer);
    return answer.get();
  }

  /** Ends the exchange with what the response says of itself. */
  static void end(InboundExchange exchange, Request request, Response response) throws Throwable {
    exchange.sizes(request.getBytesRead(), response.getContentWritten());
    if (response.getStatus() < 500 && !ask(request, ActionCode.IS_IO_ALLOWED)) {
      exchange.cancelled(); // the client went away while it was answered
      return;
    }
    long headNanos = TomcatClock.headNanos(response);
    exchange.end(response.getStatus(), response.getContentType(), headNanos);
  }

  /**
   * Whether the request came over one of our own connections, or from a native call to ourselves.
   */
  static boolean cameFromUs(Engine engine, Request request) {
    request.action(ActionCode.REQ_REMOTEPORT_ATTRIBUTE, request);
    request.action(ActionCode.REQ_HOST_ADDR_ATTRIBUTE, request);
    request.action(ActionCode.REQ_LOCALPORT_ATTRIBUTE, request);
    return engine.cameFromUs(
        text(request.remoteAddr()), request.getRemotePort(), request.getLocalPort());
  }

  /** The most worker threads of the connector that the request came in by, 0 when not known. */
  static int maxThreads(Request request) {
    Object connected = request.getNote(CoyoteAdapter.ADAPTER_NOTES);
    if (connected instanceof org.apache.catalina.connector.Request catalina) {
      ProtocolHandler handler = catalina.getConnector().getProtocolHandler();
      return handler instanceof AbstractProtocol<?> protocol ? protocol.getMaxThreads() : UNKNOWN;
    }
    return UNKNOWN;
  }
}
