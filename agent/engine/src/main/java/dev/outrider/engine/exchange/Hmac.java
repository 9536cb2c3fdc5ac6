package dev.outrider.engine.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.util.Arrays;

/**
 * HMAC-SHA-256 (RFC 2104) under one secret. Thread-safe.
 *
 * <p>The two digests that have absorbed the padded secret are made once and cloned for each
 * message: no state by thread, and two of the four blocks that an HMAC costs beyond its message are
 * saved. The JDK's {@code Mac} saves neither, and its first use starts all of JCE in the gateway.
 */
public final class Hmac {
  private static final int BLOCK_BYTES = 64;

  private final MessageDigest inner;
  private final MessageDigest outer;

  /**
   * @param secret any number of bytes but none; not kept
   */
  public Hmac(byte[] secret) {
    if (secret.length == 0) {
      throw new IllegalArgumentException("the secret is empty");
    }
    MessageDigest digest = sha256();
    byte[] key = secret.length > BLOCK_BYTES ? digest.digest(secret) : secret;
    inner = padded(key, 0x36);
    outer = padded(key, 0x5c);
  }

  /** Returns the 32 bytes for the first {@code length} bytes of {@code message}. */
  public byte[] of(byte[] message, int length) {
    MessageDigest first = copy(inner);
    first.update(message, 0, length);
    MessageDigest second = copy(outer);
    second.update(first.digest());
    return second.digest();
  }

  private static MessageDigest padded(byte[] key, int pad) {
    byte[] block = Arrays.copyOf(key, BLOCK_BYTES);
    for (int i = 0; i < block.length; i++) {
      block[i] ^= (byte) pad;
    }
    MessageDigest digest = sha256();
    digest.update(block);
    return digest;
  }

  /** The JDK's own where it has it: the application may have put any other provider before. */
  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256", "SUN");
    } catch (NoSuchProviderException | NoSuchAlgorithmException otherJdk) {
      return anySha256();
    }
  }

  private static MessageDigest anySha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException broken) {
      throw new IllegalStateException("a JVM without SHA-256", broken); // each one must have it
    }
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException broken) {
      throw new IllegalStateException(digest.getProvider() + " cannot copy SHA-256", broken);
    }
  }
}
