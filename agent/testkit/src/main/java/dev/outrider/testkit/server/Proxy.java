package dev.outrider.testkit.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * A forward proxy at the gate of a port: answers requests in absolute form by the script that their
 * path names, and opens a tunnel to that port of this machine for CONNECT.
 */
final class Proxy implements Script {
  private final boolean credentials;

  /**
   * @param credentials whether {@code user:secret} is asked for
   */
  Proxy(boolean credentials) {
    this.credentials = credentials;
  }

  @Override
  public void answer(Answer answer) throws IOException {
    if (credentials && !answer.header("Proxy-Authorization").equals(ProtocolScripts.BASIC)) {
      answer.body().readAll();
      answer.text(407, "proxy asks", "Proxy-Authenticate: Basic realm=\"proxy\"");
    } else if (answer.method().equals("CONNECT")) {
      tunnel(answer);
    } else {
      Scripts.BY_PATH.answer(answer);
    }
  }

  private static void tunnel(Answer answer) throws IOException {
    int port = Integer.parseInt(answer.target().substring(answer.target().lastIndexOf(':') + 1));
    Socket inside = new Socket(InetAddress.getLoopbackAddress(), port);
    answer.wire().write("HTTP/1.1 200 Connection established\r\n\r\n");
    answer.wire().flush();
    answer.thenHandOver(() -> carry(answer.wire().socket(), inside));
  }

  private static void carry(Socket outside, Socket inside) {
    Thread back = new Thread(() -> pump(inside, outside), "testkit-tunnel");
    back.setDaemon(true);
    back.start();
    pump(outside, inside);
  }

  /** Copies until either end closes, and then lets the other end know. */
  private static void pump(Socket from, Socket to) {
    byte[] buffer = new byte[16384];
    try (to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        out.write(buffer, 0, count);
        out.flush();
      }
    } catch (IOException closed) {
      // Whichever end left, closing the other tells it.
    }
  }
}
