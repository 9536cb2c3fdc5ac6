package dev.outrider.engine.pool;

import java.io.IOException;
import java.io.OutputStream;

/** The body of one request, written by the thread that executes it. */
public interface RequestBody {

  /** Returns how many bytes {@link #writeTo} writes; -1 when unknown: sent in chunks. */
  long length();

  /**
   * Writes the body; {@code flush} sends what was written so far. Called a second time only for a
   * repeatable request whose reused connection turned out stale.
   *
   * @throws IOException when the body cannot be produced: the exchange fails with {@link
   *     PoolException.Kind#REQUEST_BODY}, and the server never sees a body that looks complete
   */
  void writeTo(OutputStream out) throws IOException;

  /**
   * Makes a {@link #writeTo} that waits for anything but {@code out} return or throw: the exchange
   * was stopped. Called from any thread, never after the response head.
   */
  default void cancel() {}
}
