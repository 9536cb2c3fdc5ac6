package dev.outrider.testkit.client;

import java.io.Closeable;
import java.io.IOException;

/** One client of a library, set up once. Used by one thread at a time, but for {@link #abort}. */
public interface HttpCaller extends Closeable {
  /**
   * Sends the request and waits for the response head, on the calling thread where the library has
   * such a way. A failure is thrown as the library gives it, not translated.
   */
  HttpAnswer send(HttpAsk ask) throws Exception;

  /**
   * Gives up the call that another thread is making or reading.
   *
   * @see Capability#ABORT
   */
  default void abort() {
    throw new UnsupportedOperationException("no capability " + Capability.ABORT);
  }

  /** Lets go of what the library would not let go by itself. */
  @Override
  default void close() throws IOException {}
}
