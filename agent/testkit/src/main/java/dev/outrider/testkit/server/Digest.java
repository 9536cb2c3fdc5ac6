package dev.outrider.testkit.server;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The length and SHA-256 of bytes that pass. Confined to one thread at a time. */
public final class Digest {
  private final MessageDigest sha256 = sha256();
  private long length;

  /** Returns the digest of the whole array. */
  public static Digest of(byte[] bytes) {
    Digest digest = new Digest();
    digest.add(bytes, 0, bytes.length);
    return digest;
  }

  /** Takes bytes in. */
  public void add(byte[] bytes, int offset, int count) {
    sha256.update(bytes, offset, count);
    length += count;
  }

  /** Returns how many bytes passed. */
  public long length() {
    return length;
  }

  /** Returns the SHA-256 in hex; a later call begins anew, so it is called once. */
  public String hex() {
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
