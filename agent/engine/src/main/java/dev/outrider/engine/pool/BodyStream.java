package dev.outrider.engine.pool;

import dev.outrider.engine.pool.PoolException.Framing;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.hc.core5.http.ConnectionClosedException;

/**
 * A body on its way: each read is one read of HttpCore's own stream, and returns what is there.
 *
 * <p>Read by one thread at a time; {@link #close} may come from any and does not block.
 */
final class BodyStream extends InputStream {
  /** No closing chunk is longer, unless it has extensions or trailers. */
  private static final int CLOSING_CHUNK = 7;

  private final InputStream content;
  private final Lease lease;

  /** Whether somebody is inside {@code content}, which bears only one. */
  private final AtomicBoolean inside = new AtomicBoolean();

  private volatile boolean complete;

  BodyStream(InputStream content, Lease lease) {
    this.content = content;
    this.lease = lease;
  }

  /** Whether {@code length} bytes of the body have come already. */
  boolean has(long length) throws PoolException {
    try {
      return content.available() >= length;
    } catch (IOException e) {
      throw lease.fail(Faults.inBody(e, lease.connection(), lease.progress()));
    }
  }

  /** Returns the whole body of {@code length} bytes, which have come already. */
  byte[] take(int length) throws PoolException {
    byte[] taken = new byte[length];
    int count = 0;
    while (count < length) {
      count += readContent(taken, count, length - count);
    }
    return taken;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (lease.isOver()) {
      return readAfterEnd();
    }
    if (!inside.compareAndSet(false, true)) {
      throw new IOException("another thread is reading the body");
    }
    try {
      return readContent(into, offset, length);
    } finally {
      inside.set(false);
    }
  }

  private int readAfterEnd() throws IOException {
    PoolException failure = lease.failure();
    if (failure != null) {
      throw failure;
    }
    if (complete) {
      return -1;
    }
    throw lease.closed();
  }

  private int readContent(byte[] into, int offset, int length) throws PoolException {
    try {
      int count = content.read(into, offset, length);
      if (count > 0) {
        lease.count(count);
      }
      if (count < 0 || lease.bytes() == lease.terms().expected()) {
        end();
      }
      return count;
    } catch (IOException | RuntimeException e) {
      throw lease.fail(Faults.inBody(e, lease.connection(), lease.progress()));
    }
  }

  private void end() throws IOException {
    if (lease.terms().framing() == Framing.CHUNKED && lease.connection().wire().ended()) {
      throw new ConnectionClosedException("the closing chunk is cut short");
    }
    complete = true;
    lease.complete();
  }

  @Override
  public int available() throws IOException {
    if (lease.isOver() || !inside.compareAndSet(false, true)) {
      return 0;
    }
    try {
      return Math.max(0, content.available()); // HttpCore's overflows beyond 2 GB
    } finally {
      inside.set(false);
    }
  }

  @Override
  public void close() {
    if (lease.isOver()) {
      return;
    }
    if (lease.terms().framing() == Framing.CHUNKED && inside.compareAndSet(false, true)) {
      try {
        readClosingChunk();
      } finally {
        inside.set(false);
      }
    }
    lease.close();
  }

  /** Readers of JSON stop at its last brace: if only the closing chunk is left, that is the end. */
  private void readClosingChunk() {
    int unread = lease.connection().unread();
    if (unread == 0 || unread > CLOSING_CHUNK) {
      return;
    }
    lease.connection().wire().runDry();
    try {
      if (content.read(new byte[1], 0, 1) < 0) {
        end();
      }
    } catch (IOException e) {
      // More was to come: closed before the end.
    }
  }
}
