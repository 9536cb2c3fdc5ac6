package dev.outrider.examples.driver;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * What {@link FixedUpstream} answers, by TLS: one thread a connection. It resumes sessions, as
 * servers do. Thread-safe.
 */
final class TlsUpstream implements Upstream {
  private final SSLServerSocket listener;
  private final Set<SSLSocket> open = ConcurrentHashMap.newKeySet();

  private TlsUpstream(SSLServerSocket listener) {
    this.listener = listener;
  }

  static TlsUpstream start(Path identity) throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket)
            context(identity)
                .getServerSocketFactory()
                .createServerSocket(0, 1024, InetAddress.getLoopbackAddress());
    TlsUpstream upstream = new TlsUpstream(listener);
    start(upstream::accept);
    return upstream;
  }

  private static SSLContext context(Path identity) throws IOException {
    try {
      char[] password = Identity.PASSWORD.toCharArray();
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(KeyStore.getInstance(identity.toFile(), password), password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException unusable) {
      throw new IOException("no TLS with " + identity, unusable);
    }
  }

  private static void start(Runnable body) {
    Thread thread = new Thread(body, "upstream");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public String address() {
    return "https://localhost:" + listener.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        SSLSocket socket = (SSLSocket) listener.accept();
        open.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the end
    }
  }

  private void serve(SSLSocket socket) {
    byte[] in = new byte[4096];
    HeadEnds ends = new HeadEnds();
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream requests = socket.getInputStream();
      for (int count = requests.read(in); count >= 0; count = requests.read(in)) {
        for (int due = ends.in(in, count); due > 0; due--) {
          socket.getOutputStream().write(FixedUpstream.ANSWER);
        }
      }
    } catch (IOException left) {
      // a client may leave however it likes
    } finally {
      open.remove(socket);
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (SSLSocket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
