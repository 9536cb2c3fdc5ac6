package dev.outrider.engine.pool;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Where a {@link RequestBody} writes to: holds it to the length it promised, and remembers what the
 * transport threw, whatever the body makes of it.
 */
final class BodySink extends OutputStream {
  private final OutputStream transport;
  private final long length;
  private long written;
  private @Nullable IOException fault;

  BodySink(OutputStream transport, long length) {
    this.transport = transport;
    this.length = length;
  }

  long written() {
    return written;
  }

  @Nullable IOException fault() {
    return fault;
  }

  /** Fails when less was written than promised. */
  void finish() throws IOException {
    if (length >= 0 && written < length) {
      throw new IOException("the request body has " + written + " bytes, not " + length);
    }
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] from, int offset, int count) throws IOException {
    written += count;
    if (length >= 0 && written > length) {
      throw new IOException("the request body has more than " + length + " bytes");
    }
    try {
      transport.write(from, offset, count);
    } catch (IOException e) {
      fault = e;
      throw e;
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      transport.flush();
    } catch (IOException e) {
      fault = e;
      throw e;
    }
  }
}
