package dev.outrider.engine.cache;

import java.util.concurrent.TimeUnit;

/**
 * An answer in its place. Equal to itself only, so that removing one never removes its successor.
 * Thread-safe: nothing changes but that it comes to stand, once, by the thread that stores it.
 */
final class Entry {
  /** Of the entry itself with its key, label and what Caffeine keeps for it, roughly. */
  private static final int OWN_BYTES = 400;

  private static final long LONGEST_REST_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final Answer answer;
  private final EntryLabel label;
  private final long expiresNanos;
  private final long restNanos;
  private final long bytes;
  private volatile boolean standing;

  Entry(Answer answer, EntryLabel label, long ttlNanos) {
    this.answer = answer;
    this.label = label;
    expiresNanos = answer.bornNanos() + ttlNanos;
    restNanos = Math.min(ttlNanos, LONGEST_REST_NANOS);
    bytes = OWN_BYTES + answer.bytes() + label.path().length();
  }

  Answer answer() {
    return answer;
  }

  EntryLabel label() {
    return label;
  }

  /** Lets look-ups have it: it is in its place, and was not barred then (see {@link Cutoffs}). */
  void stand() {
    standing = true;
  }

  boolean standing() {
    return standing;
  }

  boolean expired(long nowNanos) {
    return nowNanos - expiresNanos >= 0;
  }

  /**
   * Returns how long it is kept: past its time to live for a while, so that the next look-up can
   * say that it expired, where otherwise there would seem to have been nothing.
   */
  long keptNanos(long nowNanos) {
    return expiresNanos - nowNanos + restNanos;
  }

  long bytes() {
    return bytes;
  }
}
