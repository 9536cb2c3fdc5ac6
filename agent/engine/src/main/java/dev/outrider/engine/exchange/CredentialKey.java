package dev.outrider.engine.exchange;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Turns credentials into ids: HMAC-SHA-256 under {@code outrider.secret}, cut to 128 bits.
 *
 * <p>Thread-safe. Members of a fleet with the same secret give the same ids.
 */
public final class CredentialKey {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int RANDOM_BYTES = 32;
  private static final byte[] PURPOSE = {'c', 'r', 'e', 'd', 'e', 'n', 't', 'i', 'a', 'l', 0};

  private final Mac keyed; // never computed with: each use takes a clone

  private CredentialKey(Mac keyed) {
    this.keyed = keyed;
  }

  /** Returns the key for a secret of at least one byte. */
  public static CredentialKey of(byte[] secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return new CredentialKey(mac);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("no " + ALGORITHM + ", which every Java platform has", e);
    }
  }

  /** Returns a key of this process's own. */
  public static CredentialKey random() {
    byte[] secret = new byte[RANDOM_BYTES];
    new SecureRandom().nextBytes(secret);
    return of(secret);
  }

  CredentialId idOf(byte[] credential) {
    try {
      Mac mac = (Mac) keyed.clone();
      mac.update(PURPOSE);
      ByteBuffer bits = ByteBuffer.wrap(mac.doFinal(credential));
      return new CredentialId(bits.getLong(), bits.getLong());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(keyed.getProvider() + " cannot clone " + ALGORITHM, e);
    }
  }
}
