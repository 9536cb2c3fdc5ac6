package dev.outrider.instrumentation.javanethttp;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

  /** The JDK's default takes 8 KB anew for every call, also where nothing is left to be read. */
  @Override
  public long transferTo(OutputStream out) throws IOException {
    Objects.requireNonNull(out, "out");
    checkOpen();
    byte[] rest = rest();
    if (rest == null) {
      return super.transferTo(out);
    }
    if (rest.length > 0) {
      out.write(rest, 0, rest.length);
    }
    return rest.length;
  }

  /** Returns null while the body is still on its way. */
  private byte @Nullable [] rest() {
    if (in instanceof ObservedStream observed) {
      return observed.rest();
    }
    return in instanceof ByteArrayInputStream whole ? whole.readAllBytes() : null;
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
