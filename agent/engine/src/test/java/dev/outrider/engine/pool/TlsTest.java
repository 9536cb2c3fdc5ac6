package dev.outrider.engine.pool;

import static dev.outrider.engine.pool.ScriptedServer.always;
import static dev.outrider.engine.pool.ScriptedServer.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outrider.engine.pool.PoolException.Kind;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TlsTest {
  private final TestTls keys = TestTls.keys();

  @Test
  void showsTheClientsCertificateAndReusesTheConnection() throws Exception {
    TlsIdentity client = keys.client();
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = keys.serve(always(ok("secret")))) {
      for (int i = 0; i < 3; i++) {
        try (PooledResponse response = kit.pool().execute(TestTls.get(server, client).build())) {
          SSLSession session = Objects.requireNonNull(response.sslSession());
          assertThat(session.getLocalPrincipal().getName()).isEqualTo("CN=caller");
          assertThat(session.getPeerPrincipal().getName()).isEqualTo("CN=localhost");
          assertThat(PoolKit.text(response)).isEqualTo("secret");
        }
        kit.step(1, TimeUnit.SECONDS); // so that it is checked below TLS before it is used again
      }

      assertThat(server.accepted()).isEqualTo(1);
    }
  }

  @Test
  void failsBeforeTheRequestWhenTheServerIsNotTrusted() throws Exception {
    TlsIdentity distrustful = keys.distrustfulClient();
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = keys.serve(always(ok("")))) {
      PoolException failure =
          catchThrowableOfType(
              PoolException.class, () -> kit.text(TestTls.get(server, distrustful).build()));

      assertThat(failure.kind()).isEqualTo(Kind.CONNECT);
      assertThat(failure.sent()).isFalse();
      assertThat(failure).hasCauseInstanceOf(SSLException.class);
      assertThat(server.heads()).isEmpty();
    }
  }

  @Test
  void failsWhenTheCertificateIsForAnotherName() throws Exception {
    TlsIdentity client = keys.client();
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = keys.serve(always(ok("")))) {
      PooledRequest request =
          PooledRequest.builder("GET", "https", "127.0.0.1", server.port()).tls(client).build();

      PoolException failure = catchThrowableOfType(PoolException.class, () -> kit.text(request));

      assertThat(failure).hasCauseInstanceOf(SSLException.class);
      assertThat(server.heads()).isEmpty();
    }
  }

  @Test
  void retriesARepeatableRequestOnAStaleConnection() throws Exception {
    TlsIdentity client = keys.client();
    try (PoolKit kit = new PoolKit();
        ScriptedServer server =
            keys.serve(
                peer -> {
                  peer.readHead();
                  peer.send(ok("x"));
                  peer.readHead();
                })) {
      kit.text(TestTls.get(server, client).build());

      assertThat(kit.text(TestTls.get(server, client).build())).isEqualTo("x");

      assertThat(server.accepted()).isEqualTo(2);
    }
  }

  @Test
  void sharesNoConnectionBetweenIdentities() throws Exception {
    try (PoolKit kit = new PoolKit();
        ScriptedServer server = keys.serve(always(ok("x")))) {
      kit.text(TestTls.get(server, keys.client()).build());
      kit.text(TestTls.get(server, keys.client()).build());

      assertThat(server.accepted()).isEqualTo(2);
      assertThat(kit.numbers().hits()).isZero();
    }
  }

  @Test
  void closesTheIdentityThatWasNotUsedForLongestWhenThereAreTooMany() throws Exception {
    try (PoolKit kit = new PoolKit()) {
      Hosts hosts = new Hosts(() -> PoolKit.settings(0, 0), kit::now);
      SSLContext context = SSLContext.getDefault();
      HostPool oldest = hosts.of(new HostKey("https", "a", 1, identity(context, "TLSv1.2")));
      kit.step(1, TimeUnit.SECONDS);
      for (int i = 0; i < Hosts.MAX_IDENTITIES; i++) {
        hosts.of(new HostKey("https", "a", 1, identity(context, "p" + i)));
      }

      assertThat(hosts.of(oldest.key())).isNotSameAs(oldest);
    }
  }

  @Test
  void comparesContextsByObjectAndParametersByValueButAlpn() throws Exception {
    SSLContext context = SSLContext.getDefault();
    SSLParameters alpn = new SSLParameters(new String[] {"A"}, new String[] {"TLSv1.3"});
    alpn.setApplicationProtocols(new String[] {"h2"});
    SSLParameters named = new SSLParameters(new String[] {"A"}, new String[] {"TLSv1.3"});
    named.setEndpointIdentificationAlgorithm("HTTPS");
    TlsIdentity identity =
        new TlsIdentity(context, new SSLParameters(new String[] {"A"}, new String[] {"TLSv1.3"}));

    assertThat(new TlsIdentity(context, alpn)).isEqualTo(identity).hasSameHashCodeAs(identity);
    assertThat(new TlsIdentity(context, named)).isNotEqualTo(identity);
    assertThat(new TlsIdentity(SSLContext.getInstance("TLS"), alpn)).isNotEqualTo(identity);
  }

  private static TlsIdentity identity(SSLContext context, String protocol) {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {protocol});
    return new TlsIdentity(context, parameters);
  }
}
