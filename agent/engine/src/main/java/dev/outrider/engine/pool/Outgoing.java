package dev.outrider.engine.pool;

import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * A {@link PooledRequest} in HttpCore's eyes: method and body. Head lines are no concern of its;
 * the {@link HeadWriter} takes them from the request itself.
 */
final class Outgoing extends BasicClassicHttpRequest {
  private static final long serialVersionUID = 1L;

  private final transient PooledRequest request;

  Outgoing(PooledRequest request, PooledConnection connection) {
    super(request.method(), "http", null, null);
    this.request = request;
    RequestBody body = request.body();
    if (body != null) {
      setEntity(new OutgoingBody(body, connection));
    }
  }

  PooledRequest request() {
    return request;
  }

  /** Returns the length of the body of {@code message}, or that it goes in chunks. */
  static long length(HttpMessage message) {
    RequestBody body = ((Outgoing) message).request.body();
    if (body == null) {
      return 0;
    }
    return body.length() < 0 ? ContentLengthStrategy.CHUNKED : body.length();
  }
}
