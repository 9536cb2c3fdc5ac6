package dev.outrider.engine.pool;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.jspecify.annotations.Nullable;

/**
 * The two streams of one connection, as HttpCore sees them: it knows whether anything was sent,
 * counts what came since the request began, and holds the response head to its deadline and size.
 *
 * <p>Used by one thread at a time: the one that executes, then the one that reads the body.
 */
final class Wire extends SocketHolder {
  /** As the JDK's own client since 17.0.13 ({@code jdk.http.maxHeaderSize}). */
  static final int MAX_HEAD_BYTES = 384 * 1024;

  private final Socket base;
  private final LongSupplier clock;
  private Deadline deadline = Deadline.NONE;
  private long silenceNanos;
  private boolean readingHead;
  private boolean dry;
  private boolean sent;
  private boolean ended;
  private long received;

  private Wire(Socket base, LongSupplier clock) {
    super(base);
    this.base = base;
    this.clock = clock;
  }

  private Wire(SSLSocket tls, Socket base, LongSupplier clock) {
    super(tls, base);
    this.base = base;
    this.clock = clock;
  }

  static Wire of(Socket base, @Nullable SSLSocket tls, LongSupplier clock) {
    return tls == null ? new Wire(base, clock) : new Wire(tls, base, clock);
  }

  /** Begins an exchange. */
  void begin(Deadline head, long socketTimeoutNanos) {
    deadline = head;
    silenceNanos = socketTimeoutNanos;
    readingHead = true;
    dry = false;
    sent = false;
    ended = false;
    received = 0;
  }

  /** The head gets another deadline. */
  void awaitUntil(Deadline head) {
    deadline = head;
  }

  /** The head is complete: its deadline no longer counts, the longest silence still does. */
  void beginBody() throws IOException {
    readingHead = false;
    base.setSoTimeout(Deadline.millis(silenceNanos));
  }

  /** From now on only what is buffered may be read: reading from the socket times out at once. */
  void runDry() {
    dry = true;
  }

  boolean sent() {
    return sent;
  }

  /** Whether the server has closed its side. */
  boolean ended() {
    return ended;
  }

  /** Returns how many bytes came since the exchange began. */
  long received() {
    return received;
  }

  /** Whether a timeout that has just struck was the head's deadline, not the longest silence. */
  boolean isLate() {
    return readingHead
        && deadline.bounded()
        && (silenceNanos == 0 || deadline.isOver(clock.getAsLong()));
  }

  @Override
  protected InputStream getInputStream(Socket socket) throws IOException {
    return new In(socket.getInputStream());
  }

  @Override
  protected OutputStream getOutputStream(Socket socket) throws IOException {
    return new Out(socket.getOutputStream());
  }

  private void beforeRead() throws IOException {
    if (dry) {
      throw new SocketTimeoutException("not buffered");
    }
    if (!readingHead) {
      return;
    }
    if (received > MAX_HEAD_BYTES) {
      throw new HeadTooLargeException();
    }
    long wait = silenceNanos;
    if (deadline.bounded()) {
      long remaining = deadline.remaining(clock.getAsLong());
      if (remaining <= 0) {
        throw new SocketTimeoutException("the response head is late");
      }
      wait = wait > 0 ? Math.min(wait, remaining) : remaining;
    }
    base.setSoTimeout(Deadline.millis(wait)); // a field of the channel's adaptor, no system call
  }

  static final class HeadTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    HeadTooLargeException() {
      super("the response head is larger than " + MAX_HEAD_BYTES + " bytes");
    }
  }

  private final class In extends InputStream {
    private final InputStream in;

    In(InputStream in) {
      this.in = in;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      beforeRead();
      int count = in.read(into, offset, length);
      if (count < 0) {
        ended = true;
      } else {
        received += count;
      }
      return count;
    }

    @Override
    public int available() throws IOException {
      return in.available();
    }
  }

  private final class Out extends OutputStream {
    private final OutputStream out;

    Out(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int value) throws IOException {
      sent = true;
      out.write(value);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      sent = true;
      out.write(from, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }
  }
}
