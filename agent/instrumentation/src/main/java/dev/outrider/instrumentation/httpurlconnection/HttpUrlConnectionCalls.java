package dev.outrider.instrumentation.httpurlconnection;

import dev.outrider.engine.Attached;
import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.LibrarySwitch;
import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Passage;
import java.io.InputStream;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * Takes the calls of {@code HttpURLConnection} at its cuts. Everything that an application may call
 * first, {@code getResponseCode} and {@code getHeaderField} among it, leads to one of them.
 */
final class HttpUrlConnectionCalls {
  static final String LIBRARY = "http-url-connection";

  private static final Engine ENGINE = Attached.engine();
  private static final LibrarySwitch SWITCH = ENGINE.library(LIBRARY);
  private static final OpenExchanges OPEN = new OpenExchanges();

  static {
    ENGINE.alsoKeep(LIBRARY, OPEN::sweep);
  }

  private HttpUrlConnectionCalls() {}

  static @Nullable Governed connect(HttpURLConnection connection) {
    return step(Step.CONNECT, HttpUrlConnectionCuts.CONNECT, connection);
  }

  /** As {@link #connect}, of the delegate for https, which has its own. */
  static @Nullable Governed connectSecure(HttpURLConnection connection) {
    return step(Step.CONNECT, HttpUrlConnectionCuts.CONNECT_SECURE, connection);
  }

  static @Nullable Governed getOutputStream(HttpURLConnection connection) {
    return step(Step.OUTPUT, HttpUrlConnectionCuts.GET_OUTPUT_STREAM, connection);
  }

  static @Nullable Governed getInputStream(HttpURLConnection connection) {
    return step(Step.INPUT, HttpUrlConnectionCuts.GET_INPUT_STREAM, connection);
  }

  /** Goes on with the exchange that is parked in the connection, or begins one. */
  private static @Nullable Governed step(Step step, Cut cut, HttpURLConnection connection) {
    if (Passage.consume(cut, connection)) {
      return null;
    }
    InputStream parked = ConnectionInternals.parked(connection);
    if (parked instanceof HeldExchange held) {
      if (held.resume()) {
        return new StepCall(ENGINE, OPEN, step, cut, connection, held);
      }
      if (!held.isGone()) {
        return null; // a step runs, and this is a part of it
      }
    } else if (parked != null) {
      return null;
    }
    return SWITCH.on() && step.begins(connection)
        ? new StepCall(ENGINE, OPEN, step, cut, connection, null)
        : null;
  }

  /** What we parked is not what this method is asked for. */
  static @Nullable Governed getErrorStream(HttpURLConnection connection) {
    Faults.begin("http-url-connection.getErrorStream");
    Faults.between("http-url-connection.getErrorStream"); // there is nothing to decide
    InputStream parked = ConnectionInternals.parked(connection);
    if (parked == HeldExchange.LEFT_ALONE
        || (parked instanceof HeldExchange held && held.isGone())) {
      ConnectionInternals.park(connection, parked, null);
    }
    Faults.end("http-url-connection.getErrorStream");
    return null;
  }

  /** Ends an exchange that has no answer yet; what has one ends with its body. */
  static @Nullable Governed disconnect(HttpURLConnection connection) {
    Faults.begin("http-url-connection.disconnect");
    Faults.between("http-url-connection.disconnect"); // there is nothing to decide
    if (ConnectionInternals.parked(connection) instanceof HeldExchange held) {
      held.disconnected();
    }
    Faults.end("http-url-connection.disconnect");
    return null;
  }
}
