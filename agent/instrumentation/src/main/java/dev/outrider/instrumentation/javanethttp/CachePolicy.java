package dev.outrider.instrumentation.javanethttp;

import java.net.http.HttpClient;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;

/**
 * Whether all that can choose an answer is in the request that we see. What a client adds by itself
 * (cookies, credentials, a certificate of its own) would not be in the partition.
 */
final class CachePolicy {
  private CachePolicy() {}

  static boolean isTold(HttpClient client) {
    return client.cookieHandler().isEmpty()
        && client.authenticator().isEmpty()
        && hasTheJvmsOwnTls(client);
  }

  /** One context for all: it cannot tell one caller from another. */
  private static boolean hasTheJvmsOwnTls(HttpClient client) {
    try {
      return client.sslContext() == SSLContext.getDefault();
    } catch (NoSuchAlgorithmException without) {
      return false;
    }
  }
}
