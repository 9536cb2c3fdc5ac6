package dev.outrider.engine.pool;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * Two self-signed keys, made by the JDK's keytool: one of a server on localhost, one of a client.
 */
final class TestTls {
  private static final char[] PASSWORD = "password".toCharArray();

  private final KeyStore server;
  private final KeyStore client;

  private TestTls(KeyStore server, KeyStore client) {
    this.server = server;
    this.client = client;
  }

  /** Made once: keytool takes its seconds. */
  private static final class Once {
    private static final TestTls TLS = make();
  }

  private static TestTls make() {
    try {
      Path folder = Files.createTempDirectory("outrider-test-tls");
      Path server = folder.resolve("server.p12");
      Path client = folder.resolve("client.p12");
      try {
        return new TestTls(key(server, "localhost"), key(client, "caller"));
      } finally {
        for (Path file : List.of(server, client, folder)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("keytool made no key", e);
    }
  }

  static TestTls keys() {
    return Once.TLS;
  }

  private static KeyStore key(Path file, String name) throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    String[] command = {
      keytool.toString(),
      "-genkeypair",
      "-alias",
      "key",
      "-keyalg",
      "EC",
      "-dname",
      "CN=" + name,
      "-ext",
      "san=dns:" + name,
      "-validity",
      "2",
      "-storetype",
      "PKCS12",
      "-storepass",
      new String(PASSWORD),
      "-keystore",
      file.toString()
    };
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(output);
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static SSLContext context(KeyStore own, KeyStore trusted)
      throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    keys.init(own, PASSWORD);
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, PASSWORD);
    anchors.setCertificateEntry("trusted", trusted.getCertificate("key"));
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    trust.init(anchors);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** A client that trusts the server, checks its name, and has a key of its own. */
  TlsIdentity client() throws Exception {
    return identity(context(client, server));
  }

  /** A client that trusts nobody but itself. */
  TlsIdentity distrustfulClient() throws Exception {
    return identity(context(client, client));
  }

  private static TlsIdentity identity(SSLContext context) {
    SSLParameters parameters = new SSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    return new TlsIdentity(context, parameters);
  }

  /** A server that asks for the client's certificate. */
  ScriptedServer serve(ScriptedServer.Script script) throws Exception {
    SSLServerSocket listener =
        (SSLServerSocket)
            context(server, client)
                .getServerSocketFactory()
                .createServerSocket(0, 200, InetAddress.getLoopbackAddress());
    listener.setNeedClientAuth(true);
    return ScriptedServer.on(listener, script);
  }

  static PooledRequest.Builder get(ScriptedServer server, TlsIdentity identity) {
    return PooledRequest.builder("GET", "https", "localhost", server.port())
        .header("Host", "localhost")
        .repeatable(true)
        .tls(identity);
  }
}
