package dev.outrider.testkit.server;

import java.io.IOException;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** One connection of a client: its requests one after the other, until an end says to close. */
final class Connection implements Runnable {
  private final int number;
  private final Port port;
  private final Socket socket;
  private final Log log;

  Connection(int number, Port port, Socket socket, Log log) {
    this.number = number;
    this.port = port;
    this.socket = socket;
    this.log = log;
  }

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      if (handshake()) {
        Wire wire = new Wire(socket);
        for (int turn = 1; serve(wire, turn); turn++) {}
      }
    } catch (IOException left) {
      // Between two requests a client may leave however it likes.
    }
  }

  private boolean handshake() throws IOException {
    try {
      if (socket instanceof SSLSocket tls) {
        tls.startHandshake();
      }
      return true;
    } catch (SSLException refused) {
      log.arrived(empty("(TLS refused)")).ended(empty("(TLS refused)"));
      return false;
    }
  }

  /** Serves one request. Returns whether another one may follow. */
  private boolean serve(Wire wire, int turn) throws IOException {
    String line = wire.line();
    if (line == null) {
      return false;
    }
    List<Field> headers = wire.fields();
    String[] words = line.split(" ", 3);
    Answer answer = new Answer(wire, words[0], words.length > 1 ? words[1] : "/", headers, turn);
    Log.Entry entry = log.arrived(seen(line, answer, "", "unfinished"));
    String fault = "";
    try {
      port.gate().answer(answer);
    } catch (IOException left) {
      fault = "client left";
    } finally {
      entry.ended(seen(line, answer, answer.body().digest().hex(), answer.ending(fault)));
    }
    return fault.isEmpty() && !answer.isLast() && answer.body().isRead();
  }

  private Seen seen(String line, Answer answer, String digest, String ending) {
    RequestBody body = answer.body();
    return new Seen(
        number,
        port.name(),
        line,
        answer.headers(),
        body.digest().length(),
        digest,
        body.trailers(),
        caller(),
        ending);
  }

  private Seen empty(String line) {
    return new Seen(number, port.name(), line, List.of(), 0, "", List.of(), "", "closed by client");
  }

  private String caller() {
    try {
      return socket instanceof SSLSocket tls ? tls.getSession().getPeerPrincipal().getName() : "";
    } catch (SSLPeerUnverifiedException anonymous) {
      return "";
    }
  }
}
