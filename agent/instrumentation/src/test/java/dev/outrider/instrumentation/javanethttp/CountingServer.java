package dev.outrider.instrumentation.javanethttp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers each GET at once, and remembers what was asked for. */
final class CountingServer implements AutoCloseable {
  private static final byte[] ANSWER =
      "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

  private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Queue<String> requests = new ConcurrentLinkedQueue<>();

  CountingServer() throws IOException {
    daemon(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** The targets of all requests, in the order in which they came. */
  Collection<String> requests() {
    return requests;
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listening.accept();
        daemon(() -> serve(socket));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("GET ")) {
          requests.add(line.split(" ", -1)[1]);
        } else if (line.isEmpty()) {
          out.write(ANSWER);
        }
      }
    } catch (IOException gone) {
      // aborted, as the test wants it
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "counting-server");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
