package dev.outrider.engine.pool;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A server on loopback that does with each connection what its script says, and keeps the log. */
final class ScriptedServer implements AutoCloseable {

  /** What happens on one connection; it is closed afterwards. */
  interface Script {
    void serve(Peer peer) throws IOException;
  }

  private final ServerSocket listener;
  private final Script script;
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger over = new AtomicInteger();
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<String> heads = new CopyOnWriteArrayList<>();

  private ScriptedServer(ServerSocket listener, Script script) {
    this.listener = listener;
    this.script = script;
    start("scripted server", this::accept);
  }

  static ScriptedServer plain(Script script) throws IOException {
    return on(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), script);
  }

  static ScriptedServer on(ServerSocket listener, Script script) {
    return new ScriptedServer(listener, script);
  }

  /** Answers every request of a connection with {@code response}, until the client closes it. */
  static Script always(String response) {
    return peer -> {
      while (true) {
        peer.readRequest();
        peer.send(response);
      }
    };
  }

  /** A complete response with {@code body}. */
  static String ok(String body) {
    return "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
  }

  int port() {
    return listener.getLocalPort();
  }

  int accepted() {
    return accepted.get();
  }

  /** The client's end of the first connection. */
  InetSocketAddress remoteEnd() {
    return (InetSocketAddress) sockets.get(0).getRemoteSocketAddress();
  }

  /** The heads of all requests, line ends included, in the order of their arrival. */
  List<String> heads() {
    return heads;
  }

  /** Waits until as many connections are over. */
  void awaitClosed(int count) {
    Awaitility.await().until(() -> over.get() >= count);
  }

  /** Waits until as many heads of requests have come. */
  void awaitHeads(int count) {
    Awaitility.await().until(() -> heads.size() >= count);
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        int number = accepted.incrementAndGet();
        start("scripted connection " + number, () -> serve(socket, number));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void serve(Socket socket, int number) {
    try (socket) {
      script.serve(new Peer(socket, number, heads));
    } catch (IOException e) {
      // The client has gone, as clients do.
    }
    over.incrementAndGet();
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }

  /** The server's end of one connection. */
  static final class Peer {
    private final Socket socket;
    private final int number;
    private final List<String> heads;

    Peer(Socket socket, int number, List<String> heads) {
      this.socket = socket;
      this.number = number;
      this.heads = heads;
    }

    /** How many connections had come, with this one. */
    int number() {
      return number;
    }

    InputStream in() throws IOException {
      return socket.getInputStream();
    }

    /** Returns a request's head, the blank line included; its body, if any, remains. */
    String readHead() throws IOException {
      ByteArrayOutputStream head = new ByteArrayOutputStream();
      while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
        int next = in().read();
        if (next < 0) {
          throw new EOFException();
        }
        head.write(next);
      }
      String text = head.toString(StandardCharsets.ISO_8859_1);
      heads.add(text);
      return text;
    }

    /** Reads a request with a body of known length, if any; returns its head. */
    String readRequest() throws IOException {
      String head = readHead();
      int at = head.indexOf("Content-Length: ");
      if (at >= 0) {
        int end = head.indexOf('\r', at);
        in().skipNBytes(Integer.parseInt(head.substring(at + 16, end)));
      }
      return head;
    }

    void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    }

    /** Waits until the client has closed the connection. */
    void awaitClose() throws IOException {
      in().transferTo(OutputStream.nullOutputStream());
    }

    /** Closes with RST. */
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }
}
