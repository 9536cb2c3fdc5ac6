package dev.outrider.engine.exchange;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Turns credentials into ids: HMAC-SHA-256 under {@code outrider.secret}, cut to 128 bits.
 *
 * <p>Thread-safe. Members of a fleet with the same secret give the same ids.
 */
public final class CredentialKey {
  private static final byte[] PURPOSE = {'c', 'r', 'e', 'd', 'e', 'n', 't', 'i', 'a', 'l', 0};

  private final Hmac hmac;

  /** Returns the key for a secret. */
  public CredentialKey(Hmac hmac) {
    this.hmac = hmac;
  }

  CredentialId idOf(byte[] credential) {
    byte[] message = Arrays.copyOf(PURPOSE, PURPOSE.length + credential.length);
    System.arraycopy(credential, 0, message, PURPOSE.length, credential.length);
    ByteBuffer bits = ByteBuffer.wrap(hmac.of(message, message.length));
    return new CredentialId(bits.getLong(), bits.getLong());
  }
}
