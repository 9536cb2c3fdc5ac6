package dev.outrider.engine.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CredentialTest {
  private static final CredentialKey KEY = new CredentialKey(new Hmac("fleet".getBytes(UTF_8)));

  @Test
  void tellsCallersApartByEachKnownPlace() {
    Credential nobody = credential(Map.of("Accept", "*/*"), "page=2&monkey=x&key=");

    assertThat(nobody).isSameAs(Credential.NONE);
    for (String header : Credential.KNOWN_HEADERS) {
      CredentialId one = credential(Map.of(header, "one"), null).id(KEY);
      CredentialId two = credential(Map.of(header, "two"), null).id(KEY);
      assertThat(one).as(header).isNotEqualTo(two).isNotEqualTo(CredentialId.NONE);
    }
    assertThat(credential(Map.of(), "a=b&key=one").id(KEY))
        .isNotEqualTo(credential(Map.of(), "key=two&a=b").id(KEY))
        .isNotEqualTo(CredentialId.NONE);
  }

  @Test
  void staysTheSameInAFleetWithOneSecretAndInNoOther() {
    Credential caller = credential(Map.of("Authorization", "Bearer sk-1"), null);

    CredentialId id = caller.id(KEY);

    assertThat(id).isEqualTo(caller.id(new CredentialKey(new Hmac("fleet".getBytes(UTF_8)))));
    assertThat(id).isNotEqualTo(caller.id(new CredentialKey(new Hmac("other".getBytes(UTF_8)))));
  }

  @Test
  void takesTheFirstHeaderOfTheOrder() {
    CredentialId both = credential(Map.of("Authorization", "a", "x-api-key", "b"), "key=c").id(KEY);

    assertThat(both).isEqualTo(credential(Map.of("Authorization", "a"), null).id(KEY));
  }

  @Test
  void showsNothingOfWhatWasSent() {
    Credential caller = credential(Map.of("Authorization", "Bearer sk-1"), null);

    assertThat(caller.toString() + caller.id(KEY)).doesNotContain("sk-1");
    assertThat(caller.id(KEY).toString()).hasSize(32);
    assertThat(new CredentialId(1, 2).toString()).isEqualTo("00000000000000010000000000000002");
  }

  private static Credential credential(Map<String, String> headers, @Nullable String query) {
    Map<String, String> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    anyCase.putAll(headers);
    return Credential.of(Credential.KNOWN_HEADERS, anyCase::get, query, null);
  }
}
