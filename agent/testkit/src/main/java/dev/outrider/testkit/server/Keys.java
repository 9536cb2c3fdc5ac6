package dev.outrider.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The three identities of the kit, self-signed, and the TLS contexts made of them: {@code server}
 * (localhost, 127.0.0.1, ::1), {@code stranger} (elsewhere.invalid) and {@code client}.
 */
public final class Keys {
  private static final char[] PASSWORD = "outrider".toCharArray();

  private Keys() {}

  /** Returns a client's context that trusts the kit's servers and shows no certificate. */
  public static SSLContext trusting() {
    return context(null, "server", "stranger");
  }

  /** Returns a client's context that trusts the kit's servers and shows the client certificate. */
  public static SSLContext trustingAsClient() {
    return context("client", "server", "stranger");
  }

  static SSLContext serving(String identity) {
    return context(identity, "client");
  }

  static KeyStore store(String identity) {
    try (InputStream in = Keys.class.getResourceAsStream(identity + ".p12")) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, PASSWORD);
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("identity " + identity + " is not readable", e);
    }
  }

  static String password() {
    return new String(PASSWORD);
  }

  @SuppressWarnings("NullAway") // SSLContext.init takes null for "show no certificate"
  private static SSLContext context(@Nullable String identity, String... trusted) {
    try {
      KeyManagerFactory keys = null;
      if (identity != null) {
        keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store(identity), PASSWORD);
      }
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys == null ? null : keys.getKeyManagers(), trust(trusted), null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("no TLS context for " + identity, e);
    }
  }

  private static TrustManager[] trust(String... trusted)
      throws GeneralSecurityException, IOException {
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    for (String identity : trusted) {
      anchors.setCertificateEntry(identity, store(identity).getCertificate("key"));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(anchors);
    return factory.getTrustManagers();
  }
}
