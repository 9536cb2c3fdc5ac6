package dev.outrider.testkit.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import javax.net.ssl.SSLSocket;

/** What a port lays over its connections. */
enum Tls {
  /** Nothing. */
  NONE,
  /** TLS with the server's own certificate. */
  OWN,
  /** TLS with a certificate for another name. */
  STRANGER,
  /** TLS with the server's own certificate, asking for the client's. */
  MUTUAL;

  /** How long a refused client is listened to, so that no reset overtakes our alert. */
  private static final int FAREWELL_MILLIS = 500;

  /** Returns the socket to talk through; closing it leaves {@code raw} open. */
  Socket over(Socket raw) throws IOException {
    if (this == NONE) {
      return raw;
    }
    String identity = this == STRANGER ? "stranger" : "server";
    SSLSocket socket =
        (SSLSocket) Keys.serving(identity).getSocketFactory().createSocket(raw, null, false);
    socket.setNeedClientAuth(this == MUTUAL);
    return socket;
  }

  /** Reads what the client still sends after a handshake that failed. */
  static void farewell(Socket raw) throws IOException {
    raw.shutdownOutput();
    raw.setSoTimeout(FAREWELL_MILLIS);
    raw.getInputStream().transferTo(OutputStream.nullOutputStream());
  }
}
