package dev.outrider.instrumentation.httpurlconnection;

import dev.outrider.engine.exchange.Outcome;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Set;

/**
 * How an exchange ended whose connection failed so. Pure functions, but for the flag of the thread.
 *
 * <p>Source: {@code sun.net.www.protocol.http.HttpURLConnection} of JDK 17 and 25.
 */
final class ConnectionFailures {
  /** What a streamed request fails with that its application did not write as it had said. */
  private static final Set<String> UNFINISHED =
      Set.of("insufficient data written", "Incomplete output stream", "too many bytes written");

  private ConnectionFailures() {}

  static Outcome outcome(Throwable failure) {
    if (failure instanceof SocketTimeoutException) {
      return Outcome.TIMEOUT;
    }
    return isTheCallers(failure) ? Outcome.CANCELLED : Outcome.BROKEN;
  }

  /** Nothing that is to be held against the provider. */
  private static boolean isTheCallers(Throwable failure) {
    return failure instanceof InterruptedIOException
        || failure instanceof RuntimeException // of a proxy selector, an authenticator, a verifier
        || isClosedHere(failure)
        || UNFINISHED.contains(String.valueOf(failure.getMessage()))
        || Thread.currentThread().isInterrupted(); // which closes the socket of a virtual thread
  }

  private static boolean isClosedHere(Throwable failure) {
    String message = failure.getMessage();
    return failure instanceof SocketException
        && message != null
        && (message.equals("Socket closed") || message.equals("Socket is closed"));
  }
}
