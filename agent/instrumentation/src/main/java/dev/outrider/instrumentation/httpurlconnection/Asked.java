package dev.outrider.instrumentation.httpurlconnection;

import dev.outrider.engine.Engine;
import dev.outrider.engine.OutboundExchange;
import java.net.HttpURLConnection;
import java.net.URL;

/** What a connection is about to ask, as far as it is set before anything was sent. */
final class Asked {
  private Asked() {}

  static OutboundExchange exchange(Engine engine, HttpURLConnection connection) {
    URL url = connection.getURL();
    String path = url.getPath();
    return engine.outbound(
        HttpUrlConnectionCalls.LIBRARY,
        url.getProtocol(),
        url.getHost(),
        url.getPort(),
        method(connection),
        path == null || path.isEmpty() ? "/" : path,
        name -> ConnectionInternals.requestHeader(connection, name));
  }

  /** The connection makes a POST of a GET that gets a body, once the body is asked for. */
  private static String method(HttpURLConnection connection) {
    String method = connection.getRequestMethod();
    return connection.getDoOutput() && method.equals("GET") ? "POST" : method;
  }
}
