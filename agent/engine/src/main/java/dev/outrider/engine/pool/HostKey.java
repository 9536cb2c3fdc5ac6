package dev.outrider.engine.pool;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who answers: what connections must have in common to be shared. The same host under another TLS
 * identity may be another server. Immutable.
 *
 * @param port also where it is the scheme's own
 * @param tls null for plain HTTP
 */
public record HostKey(String scheme, String host, int port, @Nullable TlsIdentity tls) {
  // By hand, as those of metrics.RecorderKey and for their reason.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HostKey key
        && port == key.port
        && host.equals(key.host)
        && scheme.equals(key.scheme)
        && Objects.equals(tls, key.tls);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * host.hashCode() + port) + (tls == null ? 0 : tls.hashCode());
  }

  /** Returns the name in statistics: without the port where the scheme implies it. */
  String label() {
    return port == (scheme.equals("https") ? 443 : 80) ? host : host + ":" + port;
  }

  /** Returns the host as resolvers and certificates know it: an IPv6 address without brackets. */
  String bareHost() {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }
}
