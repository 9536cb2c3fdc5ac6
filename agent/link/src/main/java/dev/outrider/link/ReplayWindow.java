package dev.outrider.link;

/**
 * Lets each counter of a session pass once. The agent's two threads may arrive out of order, so the
 * last 64 are remembered (RFC 4303, section 3.4.3); older ones are taken for replayed.
 *
 * <p>Confined to its caller's lock.
 */
public final class ReplayWindow {
  private long highest;
  private long seen;

  /** Whether {@code counter}, of a message whose signature was good, comes for the first time. */
  public boolean accept(long counter) {
    if (counter <= 0) {
      return false;
    }
    if (counter > highest) {
      long shift = counter - highest;
      seen = shift >= Long.SIZE ? 1 : seen << shift | 1;
      highest = counter;
      return true;
    }
    long age = highest - counter;
    if (age >= Long.SIZE || (seen >>> age & 1) != 0) {
      return false;
    }
    seen |= 1L << age;
    return true;
  }
}
