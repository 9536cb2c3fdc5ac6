package dev.outrider.engine.exchange;

/** 128 bits that stand for a credential and do not give it away. */
public record CredentialId(long high, long low) {
  /** Who named no credential. */
  public static final CredentialId NONE = new CredentialId(0, 0);

  /** As 32 hexadecimal digits. */
  @Override
  public String toString() {
    return hex(high) + hex(low);
  }

  private static String hex(long bits) {
    String digits = Long.toHexString(bits);
    return "0".repeat(16 - digits.length()) + digits;
  }
}
