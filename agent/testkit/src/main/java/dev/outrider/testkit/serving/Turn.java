package dev.outrider.testkit.serving;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** One request in its server's own terms, as an adapter hands it to the common handlers. */
public interface Turn {
  /** The length of an answer that is not announced. */
  long UNKNOWN = -1;

  String method();

  /** The target as it came: path and query. */
  String target();

  InputStream body() throws IOException;

  /** Adds a field to the head of the answer. */
  void header(String name, String value);

  /**
   * Says the status of the answer and where its body goes.
   *
   * @param length of the body, or {@link #UNKNOWN}; 0 for none
   */
  OutputStream answer(int status, long length) throws IOException;

  /**
   * Has the answer given by {@code work} on another thread, after the handler returned, in the
   * server's own manner; the adapter completes it when the work returned or threw.
   */
  void later(Work work);

  /** What gives an answer on another thread. */
  @FunctionalInterface
  interface Work {
    void run() throws IOException;
  }
}
