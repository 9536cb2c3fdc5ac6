package dev.outrider.examples.driver;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;

/** Asks one question on a connection and keeps the whole answer. Stateless. */
final class Asker {
  private static final int TIMEOUT_MILLIS = 60_000;

  private Asker() {}

  /** Asks on a connection of its own, which is closed as soon as the answer is here. */
  static Answer ask(int port, Call call) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return ask(socket, call);
    }
  }

  /** Asks on a connection that nothing was asked on yet, and leaves it open. */
  static Answer ask(Socket socket, Call call) throws IOException {
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.getOutputStream().write(call.bytes(socket.getPort()));
    return read(socket.getInputStream(), call);
  }

  private static Answer read(InputStream in, Call call) throws IOException {
    byte[] bytes = new byte[16 * 1024];
    int length = 0;
    while (true) {
      int more = in.read(bytes, length, bytes.length - length);
      if (more < 0) {
        throw new EOFException(call + ": answer cut short after " + length + " bytes");
      }
      length += more;
      int end = Framing.end(bytes, length, call.method().equals("HEAD"));
      if (end != Framing.INCOMPLETE) {
        return Answer.of(bytes, end);
      }
      bytes = length == bytes.length ? Arrays.copyOf(bytes, length * 2) : bytes;
    }
  }
}
