package dev.outrider.instrumentation.javanethttp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body as a stream that the application reads: straight from our connection, failing in the
 * words of the JDK's own stream.
 */
final class BodyStream extends FilterInputStream {
  private volatile boolean closed;

  BodyStream(InputStream body) {
    super(body);
  }

  @Override
  public int read() throws IOException {
    checkOpen();
    try {
      return in.read();
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    checkOpen();
    try {
      return in.read(bytes, offset, length);
    } catch (IOException failure) {
      throw failed(failure);
    }
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("closed", null);
    }
  }

  private IOException failed(IOException failure) {
    return closed
        ? new IOException("closed", null)
        : new IOException("closed", JdkFailures.ofBody(failure));
  }

  @Override
  public int available() throws IOException {
    return closed ? 0 : in.available();
  }

  @Override
  public void close() throws IOException {
    closed = true;
    in.close();
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
