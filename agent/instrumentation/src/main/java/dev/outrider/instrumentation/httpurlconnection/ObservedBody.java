package dev.outrider.instrumentation.httpurlconnection;

import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.exchange.Outcome;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of an answer on its way from the JDK's connection into the stream that the application
 * reads: seen as it passes, not held up. It ends the exchange, however the body ends.
 */
final class ObservedBody extends FilterInputStream implements OpenExchanges.Holder {
  /** The length of a body that ends where the connection or the last chunk does. */
  static final long UNKNOWN = -1;

  private final OutboundExchange exchange;
  private final long comeNanos = System.nanoTime();
  private final OpenExchanges.Watch watch;
  private long left;
  private volatile boolean touched;

  /**
   * Begins to observe.
   *
   * @param length of the body, or {@link #UNKNOWN}
   */
  ObservedBody(InputStream body, OutboundExchange exchange, long length, OpenExchanges open) {
    super(body);
    this.exchange = exchange;
    this.left = length;
    this.watch = open.watch(this, exchange);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (!touched) {
      touched = true;
    }
    int read;
    try {
      read = in.read(bytes, offset, length);
    } catch (IOException failure) {
      end(ConnectionFailures.outcome(failure));
      throw failure;
    }
    if (read > 0) {
      exchange.received(bytes, offset, read);
      passed(read);
    } else if (read < 0) {
      ended();
    }
    return read;
  }

  /** A reader that knows the length as well may not ask for the end. */
  private void passed(int bytes) {
    if (left > 0) {
      left = Math.max(0, left - bytes);
      if (left == 0) {
        ended();
      }
    }
  }

  /** The JDK's own stream says nothing of a body that is shorter than was promised. */
  private void ended() {
    if (left > 0) {
      end(Outcome.BROKEN);
    } else {
      exchange.complete();
      watch.close();
    }
  }

  @Override
  public long skip(long bytes) throws IOException {
    return bytes <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(bytes, 8192)]));
  }

  @Override
  public void close() throws IOException {
    try {
      in.close();
    } finally {
      giveUp();
    }
  }

  private void end(Outcome outcome) {
    exchange.end(outcome);
    watch.close();
  }

  @Override
  public boolean isForgotten(long nowNanos, long patienceNanos) {
    return !touched && nowNanos - comeNanos > patienceNanos;
  }

  @Override
  public void giveUp() {
    end(Outcome.CANCELLED);
  }
}
