package dev.outrider.instrumentation.undertow;

import io.undertow.server.AbstractServerConnection;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import org.jspecify.annotations.Nullable;

/**
 * Tells the one request of a connection that the connection was closed: of a request whose handler
 * waits for something else, Undertow says so to nobody.
 *
 * <p>One for each connection of HTTP/1.1 and AJP, for its listeners can only be added. A stream of
 * HTTP/2 shares its connection with others and is not watched. Written between requests, read by
 * whoever closes.
 */
final class ConnectionWatch implements ServerConnection.CloseListener {
  private static final AttachmentKey<ConnectionWatch> KEY =
      AttachmentKey.create(ConnectionWatch.class);

  private volatile @Nullable UndertowRequest current;

  /** The request is the connection's from now on. */
  static void begin(ServerConnection connection, UndertowRequest request) {
    if (connection instanceof AbstractServerConnection) {
      ConnectionWatch watch = connection.getAttachment(KEY);
      if (watch == null) {
        watch = new ConnectionWatch();
        connection.putAttachment(KEY, watch);
        connection.addCloseListener(watch);
      }
      watch.current = request;
    }
  }

  /** The connection's request is complete. */
  static void end(ServerConnection connection) {
    ConnectionWatch watch = connection.getAttachment(KEY);
    if (watch != null) {
      watch.current = null;
    }
  }

  @Override
  public void closed(ServerConnection connection) {
    UndertowRequest request = current;
    if (request != null) {
      request.connectionClosed();
    }
  }
}
