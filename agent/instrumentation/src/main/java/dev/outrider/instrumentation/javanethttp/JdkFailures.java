package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.pool.PoolException;
import dev.outrider.engine.pool.PoolException.Framing;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, in the words of the JDK's client: the exception that it completes its futures
 * with, and what {@code send} makes of that. Pure functions.
 *
 * <p>Sources: {@code jdk.internal.net.http.HttpClientImpl.send}, {@code Http1Response}, {@code
 * Http1HeaderParser}, {@code ResponseContent} and {@code MultiExchange} of JDK 17 and 25.
 */
final class JdkFailures {
  private static final String CONNECT_TIMED_OUT = "HTTP connect timed out";

  private JdkFailures() {}

  /**
   * Returns the exception of a call that we rejected; {@code why} begins with {@code outrider:}.
   */
  static IOException rejected(String why) {
    return new HttpConnectTimeoutException(why);
  }

  /** Returns what the client's future fails with. */
  static Throwable of(PoolException failure) {
    return switch (failure.kind()) {
      case CONNECT_TIMEOUT -> connectTimedOut();
      case CONNECT_REFUSED, CONNECT -> unconnected(failure);
      case LEASE_TIMEOUT -> rejected("outrider: no connection became free in time");
      case HEAD_TIMEOUT -> new HttpTimeoutException("request timed out");
      case READ_TIMEOUT ->
          new HttpTimeoutException("outrider: the server was silent for the socket timeout");
      case ABORTED -> new IOException("Request cancelled");
      case CLOSED -> new IOException("closed", null);
      case REQUEST_BODY -> requestBody(failure);
      case NO_RESPONSE, RESET, TRUNCATED -> cutShort(failure);
      case PROTOCOL -> ProtocolFailures.of(failure);
    };
  }

  private static Throwable connectTimedOut() {
    HttpConnectTimeoutException timeout = new HttpConnectTimeoutException(CONNECT_TIMED_OUT);
    timeout.initCause(new ConnectException(CONNECT_TIMED_OUT));
    return timeout;
  }

  private static Throwable unconnected(PoolException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof SSLException) {
      return cause;
    }
    ConnectException refused = new ConnectException();
    if (cause != null) {
      refused.initCause(cause);
    }
    return refused;
  }

  private static Throwable requestBody(PoolException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof PublisherBody.PublisherFailed published && published.getCause() != null) {
      return published.getCause();
    }
    return cause == null ? failure : cause;
  }

  private static IOException cutShort(PoolException failure) {
    IOException cause =
        failure.kind() == PoolException.Kind.RESET
            ? new SocketException("Connection reset")
            : new EOFException("EOF reached while reading");
    return new IOException(state(failure), cause);
  }

  private static String state(PoolException failure) {
    if (failure.framing() == Framing.LENGTH) {
      return "fixed content-length: "
          + failure.expected()
          + ", bytes received: "
          + failure.received();
    }
    if (failure.framing() == Framing.CHUNKED) {
      return "chunked transfer encoding, state: READING_LENGTH";
    }
    return "HTTP/1.1 header parser received no bytes";
  }

  /** Returns what a failed read of the body is called. */
  static Throwable ofBody(IOException failure) {
    return failure instanceof PoolException pooled ? of(pooled) : failure;
  }

  /**
   * Returns what {@code send} throws when the future fails so: HttpClientImpl.send, in its order.
   */
  static Throwable thrownBySend(ExecutionException failure) {
    Throwable cause = failure.getCause();
    String message = cause == null ? null : cause.getMessage();
    if (cause instanceof IllegalArgumentException) {
      return new IllegalArgumentException(message, cause);
    }
    if (cause instanceof SecurityException) {
      return new SecurityException(message, cause);
    }
    if (cause instanceof HttpConnectTimeoutException) {
      return with(cause, new HttpConnectTimeoutException(message));
    }
    if (cause instanceof HttpTimeoutException) {
      return new HttpTimeoutException(message);
    }
    if (cause instanceof ConnectException) {
      return with(cause, new ConnectException(message));
    }
    if (cause instanceof SSLHandshakeException) {
      return with(cause, new SSLHandshakeException(message));
    }
    if (cause instanceof SSLException) {
      return new SSLException(message, cause);
    }
    return cause instanceof ProtocolException
        ? with(cause, new ProtocolException(message))
        : new IOException(message, cause);
  }

  private static <T extends Throwable> T with(Throwable cause, T thrown) {
    thrown.initCause(cause);
    return thrown;
  }

  /** Returns how an exchange ended that failed so. */
  static Outcome outcome(Throwable failure) {
    @Nullable Throwable at = failure;
    while (at != null) {
      if (at instanceof HttpTimeoutException || isTimeout(at)) {
        return Outcome.TIMEOUT;
      }
      if (at instanceof CancellationException
          || at instanceof InterruptedException
          || isToldOfCancelling(at)) {
        return Outcome.CANCELLED;
      }
      if (at instanceof PoolException pooled) {
        return ofPool(pooled);
      }
      boolean wrapped = at instanceof CompletionException || at instanceof ExecutionException;
      at = wrapped ? at.getCause() : null;
    }
    return Outcome.BROKEN;
  }

  /**
   * What body subscribers are told when a caller cancels or is interrupted, before the future fails
   * with its own exception: {@code Http1Exchange.cancel}, {@code Stream.cancel}.
   */
  private static boolean isToldOfCancelling(Throwable at) {
    String message = at.getMessage();
    return at.getClass() == IOException.class
        && at.getCause() == null
        && message != null
        && (message.equals("Request cancelled")
            || (message.startsWith("Stream ") && message.endsWith(" cancelled")));
  }

  private static boolean isTimeout(Throwable at) {
    return at instanceof PoolException pooled
        && switch (pooled.kind()) {
          case CONNECT_TIMEOUT, LEASE_TIMEOUT, HEAD_TIMEOUT, READ_TIMEOUT -> true;
          default -> false;
        };
  }

  private static Outcome ofPool(PoolException pooled) {
    return switch (pooled.kind()) {
      case ABORTED, CLOSED, REQUEST_BODY -> Outcome.CANCELLED;
      default -> Outcome.BROKEN;
    };
  }
}
