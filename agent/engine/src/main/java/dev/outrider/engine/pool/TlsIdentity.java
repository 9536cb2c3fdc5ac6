package dev.outrider.engine.pool;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks TLS and how: connections are shared only among requests of equal identity. The context
 * counts by object, the parameters by value; ALPN is left out of both the comparison and the
 * handshake, for HTTP/1.1 is all we speak. Immutable, thread-safe.
 */
public final class TlsIdentity {
  private final SSLContext context;
  private final SSLParameters parameters;
  private final List<@Nullable Object> values;
  private final int hash;

  /**
   * Keeps both arguments.
   *
   * @param parameters not to be changed afterwards. The name in the server's certificate is checked
   *     only where their endpoint identification algorithm asks for it
   */
  public TlsIdentity(SSLContext context, SSLParameters parameters) {
    this.context = Objects.requireNonNull(context);
    this.parameters = Objects.requireNonNull(parameters);
    this.values =
        Arrays.asList(
            listOf(parameters.getProtocols()),
            listOf(parameters.getCipherSuites()),
            parameters.getNeedClientAuth(),
            parameters.getWantClientAuth(),
            parameters.getUseCipherSuitesOrder(),
            parameters.getServerNames(),
            parameters.getEndpointIdentificationAlgorithm(),
            parameters.getAlgorithmConstraints());
    this.hash = 31 * System.identityHashCode(context) + values.hashCode();
  }

  private static @Nullable List<String> listOf(String @Nullable [] names) {
    return names == null ? null : List.of(names);
  }

  SSLContext context() {
    return context;
  }

  void applyTo(SSLSocket socket) {
    socket.setSSLParameters(parameters);
    SSLParameters applied = socket.getSSLParameters();
    applied.setApplicationProtocols(new String[0]);
    socket.setSSLParameters(applied);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof TlsIdentity that
            && context == that.context
            && hash == that.hash
            && values.equals(that.values));
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
