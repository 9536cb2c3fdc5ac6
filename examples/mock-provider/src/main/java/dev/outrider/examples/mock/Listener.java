package dev.outrider.examples.mock;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Accepts connections on one port and gives each a thread of its own. */
final class Listener implements AutoCloseable {
  private final ServerSocket server;
  private final Function<Socket, Runnable> conversation;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();

  Listener(ServerSocket server, Function<Socket, Runnable> conversation) {
    this.server = server;
    this.conversation = conversation;
  }

  /** Begins to accept, on a thread that keeps the process alive until {@link #close}. */
  void start() {
    new Thread(this::accept, "mock-accept-" + port()).start();
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        socket.setTcpNoDelay(true);
        serve(socket);
      } catch (IOException closedOrRefused) {
        // closed: the loop ends; else a connection that died before its time
      }
    }
  }

  private void serve(Socket socket) {
    open.add(socket);
    Runnable talk = conversation.apply(socket);
    Thread thread =
        new Thread(
            () -> {
              try {
                talk.run();
              } finally {
                open.remove(socket);
              }
            },
            "mock-connection");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
