package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.OutboundExchange;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The body of a rerouted answer on its way to whoever reads it: seen as it passes, not held up. */
final class ObservedStream extends FilterInputStream {
  private final OutboundExchange exchange;

  ObservedStream(InputStream body, OutboundExchange exchange) {
    super(body);
    this.exchange = exchange;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = in.read(bytes, offset, length);
    if (read > 0) {
      exchange.received(bytes, offset, read);
    } else if (read < 0) {
      exchange.passed();
    }
    return read;
  }

  /** Returns what is left of a body that was here with its head; null: it is still on its way. */
  byte @Nullable [] rest() {
    if (!(in instanceof ByteArrayInputStream taken)) {
      return null;
    }
    byte[] rest = taken.readAllBytes();
    if (rest.length > 0) {
      exchange.received(rest, 0, rest.length);
    }
    exchange.passed();
    return rest;
  }

  @Override
  public long skip(long n) throws IOException {
    return n <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(n, 8192)]));
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
