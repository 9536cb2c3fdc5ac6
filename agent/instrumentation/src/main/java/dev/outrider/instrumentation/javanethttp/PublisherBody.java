package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.pool.RequestBody;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Writes what a publisher publishes: one buffer is asked for at a time, so a publisher is never
 * ahead of the socket by more than that.
 *
 * <p>The publisher may publish on any thread; the exchange's own thread writes.
 */
final class PublisherBody implements RequestBody {
  private static final Object COMPLETE = new Object();

  private final BodyPublisher publisher;
  private final long length;
  private volatile @Nullable Arrivals awaited;

  PublisherBody(BodyPublisher publisher, long length) {
    this.publisher = publisher;
    this.length = length;
  }

  @Override
  public long length() {
    return length < 0 ? -1 : length;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    Arrivals arrivals = new Arrivals();
    awaited = arrivals;
    publisher.subscribe(arrivals);
    long written = 0;
    try {
      for (Object next = arrivals.next(); next != COMPLETE; next = arrivals.next()) {
        ByteBuffer buffer = (ByteBuffer) next;
        written += buffer.remaining();
        checkNotTooMany(written);
        write(buffer, out);
        arrivals.askForOne();
      }
      checkNotTooFew(written);
    } finally {
      arrivals.cancel();
    }
  }

  /** Wakes a wait for the publisher: closing the socket would not. */
  @Override
  public void cancel() {
    Arrivals waiting = awaited;
    if (waiting != null) {
      waiting.onError(new IOException("Request cancelled"));
    }
  }

  private void checkNotTooMany(long written) throws IOException {
    if (length >= 0 && written > length) {
      throw new IOException(
          "Too many bytes in request body. Expected: " + length + ", got: " + written);
    }
  }

  private void checkNotTooFew(long written) throws IOException {
    if (written < length) {
      throw new IOException(
          "Too few bytes returned by the publisher (" + written + "/" + length + ")");
    }
  }

  private static void write(ByteBuffer buffer, OutputStream out) throws IOException {
    if (buffer.hasArray()) {
      int from = buffer.arrayOffset() + buffer.position();
      out.write(buffer.array(), from, buffer.remaining());
      return;
    }
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    out.write(bytes, 0, bytes.length);
  }

  /** What the publisher failed with, kept so that its own failure is what the caller gets. */
  static final class PublisherFailed extends IOException {
    PublisherFailed(Throwable failure) {
      super(failure);
    }
  }

  private static final class Arrivals implements Flow.Subscriber<ByteBuffer> {
    private final BlockingQueue<Object> arrived = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;

    void askForOne() {
      Flow.Subscription asked = subscription;
      if (asked != null) {
        asked.request(1);
      }
    }

    Object next() throws IOException {
      try {
        Object next = arrived.take();
        if (next instanceof Throwable failure) {
          throw new PublisherFailed(failure);
        }
        return next;
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted while the request body was awaited");
      }
    }

    void cancel() {
      Flow.Subscription asked = subscription;
      if (asked != null) {
        asked.cancel();
      }
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      if (subscription != null) {
        given.cancel();
        return;
      }
      subscription = given;
      given.request(1);
    }

    @Override
    public void onNext(ByteBuffer buffer) {
      arrived.add(buffer);
    }

    @Override
    public void onError(Throwable failure) {
      arrived.add(failure);
    }

    @Override
    public void onComplete() {
      arrived.add(COMPLETE);
    }
  }
}
