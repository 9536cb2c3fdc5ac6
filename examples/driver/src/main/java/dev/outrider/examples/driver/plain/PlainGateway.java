package dev.outrider.examples.driver.plain;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpClient.Version;

/**
 * The program: one thread a connection, and for each GET one call upstream on that thread. The
 * environment says {@code PORT}, {@code UPSTREAM} and which {@code CLIENT} calls.
 */
public final class PlainGateway {
  private final String upstream;
  private final Outbound outbound;

  private PlainGateway(String upstream, Outbound outbound) {
    this.upstream = upstream;
    this.outbound = outbound;
  }

  /** Serves until it is ended. */
  public static void main(String[] args) throws Exception {
    PlainGateway gateway = new PlainGateway(variable("UPSTREAM"), outbound(variable("CLIENT")));
    int port = Integer.parseInt(variable("PORT"));
    try (ServerSocket listener = new ServerSocket(port, 1024, InetAddress.getLoopbackAddress())) {
      while (true) {
        Socket socket = listener.accept();
        socket.setTcpNoDelay(true);
        new Thread(() -> gateway.serve(socket), "connection").start();
      }
    }
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    if (value == null) {
      throw new IllegalArgumentException("the environment has no " + name);
    }
    return value;
  }

  private static Outbound outbound(String client) throws Exception {
    return switch (client) {
      case "jdk-per-call" -> JdkClient.perCall();
      case "jdk" -> JdkClient.shared(Version.HTTP_2);
      case "jdk-http1" -> JdkClient.shared(Version.HTTP_1_1);
      case "httpclient5" -> new HttpClient5();
      default -> throw new IllegalArgumentException("no CLIENT is called " + client);
    };
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      for (String target = target(in); !target.isEmpty(); target = target(in)) {
        socket.getOutputStream().write(answer(target));
      }
    } catch (IOException left) {
      // a client may leave however it likes
    }
  }

  /** Reads a head without a body behind it. Returns its target, nothing at the end. */
  private static String target(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    String first = "";
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (c == '\n' && line.length() == 0) {
        return first.split(" ", 3)[1];
      }
      if (c == '\n') {
        first = first.isEmpty() ? line.toString() : first;
        line.setLength(0);
      } else if (c != '\r') {
        line.append((char) c);
      }
    }
    return "";
  }

  private byte[] answer(String target) {
    try {
      return answer("200 OK", outbound.get(upstream + target));
    } catch (Exception failed) {
      return answer("502 Bad Gateway", failed.toString().getBytes(ISO_8859_1));
    }
  }

  private static byte[] answer(String status, byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String head = "HTTP/1.1 " + status + "\r\nContent-Length: " + body.length + "\r\n\r\n";
    bytes.writeBytes(head.getBytes(ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }
}
