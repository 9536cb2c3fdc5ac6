package dev.outrider.engine.cache;

import dev.outrider.engine.exchange.Hmac;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes cache keys: HMAC-SHA-256 under a secret, cut to 128 bits. Thread-safe. */
public final class KeyHasher {
  private final Hmac hmac;
  private final int secretId;

  /**
   * @param hmac members of a fleet that set the same secret make the same keys
   */
  public KeyHasher(Hmac hmac) {
    this.hmac = hmac;
    byte[] name = "outrider secret id".getBytes(StandardCharsets.US_ASCII);
    secretId = ByteBuffer.wrap(hmac.of(name, name.length)).getInt();
  }

  /** Returns the key of {@code input}. */
  public CacheKey key(KeyInput input) {
    Frames frames = input.frames();
    ByteBuffer hash = ByteBuffer.wrap(hmac.of(frames.bytes(), frames.size()));
    return new CacheKey(secretId, hash.getLong(), hash.getLong());
  }
}
