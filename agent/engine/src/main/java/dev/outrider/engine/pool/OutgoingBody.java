package dev.outrider.engine.pool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * Lets a {@link RequestBody} write, and tells its faults from the transport's.
 *
 * <p>HttpCore ends a chunked body properly even when writing it threw: the server would take the
 * torso for the whole. So whenever the body does not come to its end, what there was of it is sent,
 * as clients do that send while they read, and the connection is closed first.
 */
final class OutgoingBody extends AbstractHttpEntity {
  private final RequestBody body;
  private final PooledConnection connection;

  OutgoingBody(RequestBody body, PooledConnection connection) {
    super((String) null, null, body.length() < 0);
    this.body = body;
    this.connection = connection;
  }

  @Override
  public void writeTo(OutputStream transport) throws IOException {
    BodySink sink = new BodySink(transport, body.length());
    boolean complete = false;
    try {
      body.writeTo(sink);
      sink.finish();
      complete = true;
    } catch (IOException | RuntimeException e) {
      IOException fault = sink.fault();
      throw fault != null ? fault : new BodyFailedException(e, body.length(), sink.written());
    } finally {
      if (!complete && sink.fault() == null) {
        sendTorso(transport);
        connection.close();
      }
    }
  }

  private void sendTorso(OutputStream transport) {
    try {
      transport.flush();
      connection.flush();
    } catch (IOException broken) {
      // the body's own fault is the one that counts
    }
  }

  @Override
  public long getContentLength() {
    return body.length();
  }

  @Override
  public @Nullable InputStream getContent() {
    return null;
  }

  @Override
  public boolean isStreaming() {
    return true;
  }

  @Override
  public void close() {}

  /** The body could not be produced. */
  static final class BodyFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    private final long expected;
    private final long written;

    BodyFailedException(Exception cause, long expected, long written) {
      super(cause.getMessage(), cause);
      this.expected = expected;
      this.written = written;
    }

    long expected() {
      return expected;
    }

    long written() {
      return written;
    }
  }
}
