package dev.outrider.engine.cache;

/**
 * Names one partition's answer to one request, and tells nothing about either: 128 bits of a keyed
 * hash, led by the id of the secret, so that a change of the secret is a miss, not a mix.
 * Immutable.
 */
public final class CacheKey {
  private final int secretId;
  private final long high;
  private final long low;

  CacheKey(int secretId, long high, long low) {
    this.secretId = secretId;
    this.high = high;
    this.low = low;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CacheKey key
        && low == key.low
        && high == key.high
        && secretId == key.secretId;
  }

  @Override
  public int hashCode() {
    return (int) low; // any 32 bits of a hash are as good as all of them
  }

  /** Returns secret id and hash, in hexadecimal digits. */
  @Override
  public String toString() {
    return String.format("%08x-%016x%016x", secretId, high, low);
  }
}
