package dev.outrider.engine.pool;

import java.io.Closeable;
import java.io.InputStream;
import javax.net.ssl.SSLSession;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/**
 * The head of a response and, maybe still on its way, its body. The connection goes back to the
 * pool when the body has been read to its end; before that {@link #close} closes it. Thread-safe
 * but for the body, which one thread at a time reads.
 */
public final class PooledResponse implements Closeable {
  private final ClassicHttpResponse head;
  private final Header[] headers;
  private final InputStream body;
  private final @Nullable SSLSession session;
  private final Lease lease;

  PooledResponse(ClassicHttpResponse head, InputStream body, Lease lease) {
    this.head = head;
    this.headers = head.getHeaders();
    this.body = body;
    this.session = lease.connection().session();
    this.lease = lease;
  }

  /** Status code, from 200. */
  public int status() {
    return head.getCode();
  }

  /** 1 for HTTP/1.1, 0 for HTTP/1.0. */
  public int minorVersion() {
    return head.getVersion().getMinor();
  }

  /** Number of header lines. */
  public int headerCount() {
    return headers.length;
  }

  /** Name of a header line, as sent, in the order sent. */
  public String headerName(int index) {
    return headers[index].getName();
  }

  /** Value of a header line, without the blanks around it; empty rather than null. */
  public String headerValue(int index) {
    String value = headers[index].getValue();
    return value == null ? "" : value;
  }

  /**
   * The body; empty where there is none, not null. A read returns what has come, and fails with a
   * {@link PoolException}: once failed it fails the same way again. It stays usable on its own: the
   * connection is given up when the stream, not this response, is garbage.
   */
  public InputStream body() {
    return body;
  }

  /** The TLS session; null without TLS. */
  public @Nullable SSLSession sslSession() {
    return session;
  }

  /**
   * Names the one who learns how the body ended; at once when it already has, as is the case for
   * small ones. The pool holds the listener until then: one that refers to this response or to its
   * body keeps an abandoned body from being noticed.
   */
  public void onEnd(BodyListener listener) {
    lease.onEnd(listener);
  }

  /** Gives up what has not been read; does not block. Calls after the end do nothing. */
  @Override
  public void close() {
    if (body instanceof BodyStream stream) {
      stream.close();
    }
  }
}
