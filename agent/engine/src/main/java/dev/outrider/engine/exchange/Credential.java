package dev.outrider.engine.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: the first of the known headers, {@code ?key=}, or the client's certificate.
 *
 * <p>Holds what was sent and never shows it; the id is computed only when asked for. Immutable.
 */
public final class Credential {
  /** The headers that name a caller, in the order they are asked for. */
  public static final List<String> KNOWN_HEADERS =
      List.of("Authorization", "x-api-key", "api-key", "x-goog-api-key");

  /** Nobody in particular. */
  public static final Credential NONE = new Credential(null, null);

  private static final String KEY_PARAMETER = "key=";

  private final @Nullable String text;
  private final @Nullable Certificate certificate;

  private Credential(@Nullable String text, @Nullable Certificate certificate) {
    this.text = text;
    this.certificate = certificate;
  }

  /**
   * Returns the credential of a request, or {@link #NONE}.
   *
   * @param names the headers to ask for, in order
   * @param query without the question mark, null when there is none
   * @param certificate of the client's TLS handshake, null when there is none
   */
  public static Credential of(
      List<String> names,
      HeaderSource headers,
      @Nullable String query,
      @Nullable Certificate certificate) {
    for (int i = 0; i < names.size(); i++) {
      String value = headers.first(names.get(i));
      if (value != null && !value.isEmpty()) {
        return new Credential(value, null);
      }
    }
    String key = query == null ? null : key(query);
    if (key != null) {
      return new Credential(key, null);
    }
    return certificate == null ? NONE : new Credential(null, certificate);
  }

  /** Returns the id; the same for the same credential under the same key. */
  public CredentialId id(CredentialKey key) {
    if (text != null) {
      return key.idOf(text.getBytes(UTF_8));
    }
    return certificate == null ? CredentialId.NONE : certificateId(certificate, key);
  }

  private static CredentialId certificateId(Certificate certificate, CredentialKey key) {
    try {
      return key.idOf(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      return CredentialId.NONE; // who cannot be told apart asks as nobody in particular
    }
  }

  private static @Nullable String key(String query) {
    int from = 0;
    while (from < query.length()) {
      int amp = query.indexOf('&', from);
      int end = amp < 0 ? query.length() : amp;
      if (query.startsWith(KEY_PARAMETER, from) && end > from + KEY_PARAMETER.length()) {
        return query.substring(from + KEY_PARAMETER.length(), end);
      }
      from = end + 1;
    }
    return null;
  }

  @Override
  public String toString() {
    return this == NONE ? "no credential" : "a credential";
  }
}
