package dev.outrider.testkit.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/** One listening socket of a scripted server, with a daemon thread that accepts. Thread-safe. */
final class Port implements AutoCloseable {
  private final String name;
  private final ServerSocket listener;
  private final Script gate;
  private final AtomicInteger connections;
  private final Log log;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  /**
   * @param gate answers instead of the script that the path names, where it is not {@link
   *     Scripts#BY_PATH}
   */
  Port(String name, ServerSocket listener, Script gate, AtomicInteger connections, Log log) {
    this.name = name;
    this.listener = listener;
    this.gate = gate;
    this.connections = connections;
    this.log = log;
    start("testkit-accept-" + name, this::accept);
  }

  static ServerSocket plain(InetAddress address) throws IOException {
    ServerSocket listener = new ServerSocket();
    listener.bind(new InetSocketAddress(address, 0), 4096);
    return listener;
  }

  static ServerSocket tls(InetAddress address, SSLContext context, boolean clientCertificate)
      throws IOException {
    SSLServerSocket listener =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 512, address);
    listener.setNeedClientAuth(clientCertificate);
    return listener;
  }

  String name() {
    return name;
  }

  int number() {
    return listener.getLocalPort();
  }

  Script gate() {
    return gate;
  }

  /** Closes the listening socket and every connection that is still open. */
  @Override
  public void close() {
    closeQuietly(listener);
    open.forEach(Port::closeQuietly);
  }

  private void accept() {
    for (Socket socket = next(); socket != null; socket = next()) {
      Socket accepted = socket;
      open.add(accepted);
      Connection connection = new Connection(connections.incrementAndGet(), this, accepted, log);
      start(
          "testkit-connection-" + name,
          () -> {
            connection.run();
            open.remove(accepted);
          });
    }
  }

  private @Nullable Socket next() {
    try {
      return listener.accept();
    } catch (IOException closed) {
      return null;
    }
  }

  private static void start(String name, Runnable body) {
    // A small stack: one of the lists keeps 2,000 connections open at once.
    Thread thread = new Thread(null, body, name, 256 * 1024);
    thread.setDaemon(true);
    thread.start();
  }

  private static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception gone) {
      // It is being thrown away.
    }
  }
}
