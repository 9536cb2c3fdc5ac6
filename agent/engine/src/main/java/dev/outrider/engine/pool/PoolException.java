package dev.outrider.engine.pool;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Why an exchange got no response, or no complete one: raw facts, to be put in a caller's words.
 */
public final class PoolException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What happened. */
  public enum Kind {
    /** Not connected within the connect timeout, TLS included. */
    CONNECT_TIMEOUT,
    /** Every address refused, or the last one did. */
    CONNECT_REFUSED,
    /** Not connected for another reason: no such name, TLS handshake, pool closed. */
    CONNECT,
    /** No connection became free before the head deadline. */
    LEASE_TIMEOUT,
    /** No complete response head before its deadline. */
    HEAD_TIMEOUT,
    /** The server was silent for the socket timeout. */
    READ_TIMEOUT,
    /** {@link PooledRequest#abort}, or the reading thread was interrupted (still is). */
    ABORTED,
    /** The body of the response was read after its reader had closed it. */
    CLOSED,
    /** The request's body could not be produced, or had not the length it promised. */
    REQUEST_BODY,
    /** The server closed the connection before a byte of the response. */
    NO_RESPONSE,
    /** The connection broke. */
    RESET,
    /** The server closed the connection within the response. */
    TRUNCATED,
    /** What came is not HTTP/1.1, or more than we take. */
    PROTOCOL;

    boolean isTimeout() {
      return this == CONNECT_TIMEOUT
          || this == LEASE_TIMEOUT
          || this == HEAD_TIMEOUT
          || this == READ_TIMEOUT;
    }
  }

  /** What of the exchange was under way, and how its end is marked. */
  public enum Framing {
    /** The request, or waiting for the response. */
    NONE,
    /** The head of the response. */
    HEAD,
    /** A body of known length. */
    LENGTH,
    /** A body in chunks. */
    CHUNKED,
    /** A body that ends with the connection. */
    CLOSE
  }

  /** How far the exchange had come. */
  record Progress(boolean sent, boolean reused, Framing framing, long expected, long received) {
    static final Progress NOWHERE = new Progress(false, false, Framing.NONE, -1, 0);
  }

  private final Kind kind;
  private final transient Progress progress;

  PoolException(Kind kind, String message, @Nullable Throwable cause, Progress progress) {
    super(message, cause);
    this.kind = kind;
    this.progress = progress;
  }

  PoolException(Kind kind, String message, @Nullable Throwable cause) {
    this(kind, message, cause, Progress.NOWHERE);
  }

  /** What happened. */
  public Kind kind() {
    return kind;
  }

  /** Whether a byte of the request was handed to the transport. */
  public boolean sent() {
    return progress.sent();
  }

  /** Whether the connection had carried an exchange before. */
  public boolean reused() {
    return progress.reused();
  }

  /** What was under way. */
  public Framing framing() {
    return progress.framing();
  }

  /** How many bytes were expected: of the body, for {@code REQUEST_BODY} the request's; or -1. */
  public long expected() {
    return progress.expected();
  }

  /** How many of them had come; before the body, how many of the response head. */
  public long received() {
    return progress.received();
  }

  /** Whether it looks as if the server had closed a connection at rest, and saw nothing of us. */
  boolean looksStale() {
    return progress.reused()
        && progress.framing() == Framing.NONE
        && (kind == Kind.NO_RESPONSE || kind == Kind.RESET);
  }
}
