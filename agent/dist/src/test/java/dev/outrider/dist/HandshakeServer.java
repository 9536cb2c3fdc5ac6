package dev.outrider.dist;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * An HTTPS server that counts connections and those of them whose handshake was a full one: only
 * such a handshake shows the server's certificate, so only it asks for the key.
 */
final class HandshakeServer implements AutoCloseable {
  private static final byte[] BODY = new byte[64 * 1024];

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger full;
  private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();

  private HandshakeServer(SSLContext context, AtomicInteger full) throws IOException {
    this.full = full;
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          connections.add(exchange.getRemoteAddress());
          exchange.sendResponseHeaders(200, BODY.length);
          exchange.getResponseBody().write(BODY);
          exchange.close();
        });
    server.start();
  }

  /** Starts one with the identity in that file. */
  static HandshakeServer start(Path identity, String password)
      throws IOException, GeneralSecurityException {
    AtomicInteger full = new AtomicInteger();
    return new HandshakeServer(context(identity, password.toCharArray(), full), full);
  }

  private static SSLContext context(Path identity, char[] password, AtomicInteger full)
      throws GeneralSecurityException, IOException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(KeyStore.getInstance(identity.toFile(), password), password);
    X509ExtendedKeyManager keys = (X509ExtendedKeyManager) factory.getKeyManagers()[0];
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(new KeyManager[] {new CountingKeys(keys, full)}, null, null);
    return context;
  }

  String uri() {
    return "https://localhost:" + server.getAddress().getPort() + "/";
  }

  int connections() {
    return connections.size();
  }

  int fullHandshakes() {
    return full.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** The identity's own keys; counts how often the private one was taken. */
  private static final class CountingKeys extends X509ExtendedKeyManager {
    private final X509ExtendedKeyManager keys;
    private final AtomicInteger full;

    CountingKeys(X509ExtendedKeyManager keys, AtomicInteger full) {
      this.keys = keys;
      this.full = full;
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      full.incrementAndGet();
      return keys.getPrivateKey(alias);
    }

    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
      return keys.chooseEngineServerAlias(type, issuers, engine);
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
      return keys.chooseServerAlias(type, issuers, socket);
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
      return keys.chooseClientAlias(types, issuers, socket);
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
      return keys.getClientAliases(type, issuers);
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
      return keys.getServerAliases(type, issuers);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return keys.getCertificateChain(alias);
    }
  }
}
