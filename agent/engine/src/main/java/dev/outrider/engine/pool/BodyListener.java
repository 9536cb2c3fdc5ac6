package dev.outrider.engine.pool;

import org.jspecify.annotations.Nullable;

/** Learns how the body of a response ended. */
@FunctionalInterface
public interface BodyListener {

  /** How a body ended. */
  enum Ending {
    /** Read to its end. */
    COMPLETE,
    /** Closed by its reader before the end. */
    CLOSED,
    /** Broken, timed out or aborted. */
    FAILED,
    /** Given up without a word: its stream was garbage collected. */
    ABANDONED
  }

  /**
   * Called exactly once, on whichever thread ended the body; must not block or throw. The
   * connection has been given back by then.
   *
   * @param failure why, when {@code FAILED}
   * @param bytes of the body, without chunk marks, that were read
   * @param nanos since {@link ConnectionPool#execute} was entered
   */
  void ended(Ending how, @Nullable PoolException failure, long bytes, long nanos);
}
