package dev.outrider.testkit.server;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** One connection of a client: its requests one after the other, until an end says to close. */
final class Connection implements Runnable {
  /** The first byte of a TLS handshake record; RFC 8446, section 5.1. */
  private static final int TLS_HANDSHAKE = 22;

  private final int number;
  private final Port port;
  private final Socket raw;
  private final Log log;

  Connection(int number, Port port, Socket raw, Log log) {
    this.number = number;
    this.port = port;
    this.raw = raw;
    this.log = log;
  }

  @Override
  public void run() {
    try (raw) {
      raw.setTcpNoDelay(true);
      try (Socket socket = port.tls().over(raw)) {
        talk(socket);
      }
    } catch (IOException left) {
      // Between two requests a client may leave however it likes.
    }
  }

  private void talk(Socket socket) throws IOException {
    String caller = "";
    if (socket instanceof SSLSocket tls) {
      if (!handshake(tls)) {
        Tls.farewell(raw);
        return;
      }
      caller = caller(tls);
    }
    Wire wire = new Wire(socket);
    if (wire.peek() == TLS_HANDSHAKE) {
      decline(wire);
      return;
    }
    for (int turn = 1; serve(wire, turn, caller); turn++) {}
  }

  /** What a plain HTTP server makes of a handshake: nonsense, whatever its random bytes are. */
  private void decline(Wire wire) throws IOException {
    Seen seen =
        new Seen(number, port.name(), "(TLS to plain)", List.of(), 0, "", List.of(), "", "");
    log.arrived(seen).ended(seen);
    wire.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    wire.flush();
    Tls.farewell(raw);
  }

  private boolean handshake(SSLSocket socket) throws IOException {
    log.handshakeBegins();
    try {
      socket.startHandshake();
      return true;
    } catch (IOException refused) {
      Seen seen =
          new Seen(number, port.name(), "(TLS refused)", List.of(), 0, "", List.of(), "", "");
      log.arrived(seen).ended(seen);
      return false;
    } finally {
      log.handshakeEnds();
    }
  }

  /** Serves one request. Returns whether another one may follow. */
  private boolean serve(Wire wire, int turn, String caller) throws IOException {
    String line = wire.line();
    if (line == null) {
      return false;
    }
    List<Field> headers = wire.fields();
    String[] words = line.split(" ", 3);
    Answer answer = new Answer(wire, words[0], words.length > 1 ? words[1] : "/", headers, turn);
    Log.Entry entry = log.arrived(seen(line, answer, "", caller, "unfinished"));
    String fault = "";
    try {
      port.gate().answer(answer);
    } catch (IOException left) {
      fault = "client left";
    } finally {
      entry.ended(seen(line, answer, answer.body().digest().hex(), caller, answer.ending(fault)));
    }
    answer.takeover().run();
    return fault.isEmpty() && !answer.isLast() && answer.body().isRead();
  }

  private Seen seen(String line, Answer answer, String digest, String caller, String ending) {
    RequestBody body = answer.body();
    return new Seen(
        number,
        port.name(),
        line,
        answer.headers(),
        body.digest().length(),
        digest,
        body.trailers(),
        caller,
        ending);
  }

  private static String caller(SSLSocket socket) {
    try {
      return socket.getSession().getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException anonymous) {
      return "";
    }
  }
}
