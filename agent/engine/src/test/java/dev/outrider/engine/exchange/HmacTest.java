package dev.outrider.engine.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacTest {
  /** RFC 4231, test cases 2, 6 and 7: a short secret, and one longer than a block. */
  @ParameterizedTest
  @CsvSource({
    "4a656665, what do ya want for nothing?,"
        + " 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "aa*131, Test Using Larger Than Block-Size Key - Hash Key First,"
        + " 60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
    "aa*131, This is a test using a larger than block-size key and a larger than block-size data."
        + " The key needs to be hashed before being used by the HMAC algorithm.,"
        + " 9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
  })
  void isHmacSha256(String secret, String message, String hmac) {
    byte[] bytes = message.getBytes(US_ASCII);

    byte[] made = new Hmac(secret(secret)).of(bytes, bytes.length);

    assertThat(HexFormat.of().formatHex(made)).isEqualTo(hmac);
  }

  private static byte[] secret(String text) {
    if (!text.contains("*")) {
      return HexFormat.of().parseHex(text);
    }
    byte[] secret = new byte[131];
    Arrays.fill(secret, (byte) 0xaa);
    return secret;
  }

  @Test
  void refusesAnEmptySecret() {
    assertThatThrownBy(() -> new Hmac(new byte[0])).isInstanceOf(IllegalArgumentException.class);
  }
}
