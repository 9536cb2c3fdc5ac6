package dev.outrider.engine.link;

import dev.outrider.link.LinkAnswer;
import dev.outrider.link.LinkRequest;
import java.io.Closeable;
import java.io.IOException;

/** Carries one message at a time to the sidecar. Confined to its thread. */
public interface Transport extends Closeable {
  /**
   * Returns the answer.
   *
   * @param timeoutNanos how long the sidecar may stay silent
   * @throws IOException when there is none
   */
  LinkAnswer send(LinkRequest request, long timeoutNanos) throws IOException;

  @Override
  default void close() {}
}
