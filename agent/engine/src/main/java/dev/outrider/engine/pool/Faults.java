package dev.outrider.engine.pool;

import dev.outrider.engine.pool.PoolException.Framing;
import dev.outrider.engine.pool.PoolException.Kind;
import dev.outrider.engine.pool.PoolException.Progress;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** Gives what HttpCore, TLS and the socket throw a {@link Kind}. */
final class Faults {
  private Faults() {}

  /** Up to the complete response head. */
  static PoolException beforeBody(Exception fault, PooledRequest request, PooledConnection on) {
    Wire wire = on.wire();
    Framing framing = wire.received() > 0 ? Framing.HEAD : Framing.NONE;
    if (fault instanceof OutgoingBody.BodyFailedException body && request.stop().why() == null) {
      Progress progress =
          new Progress(wire.sent(), on.used(), framing, body.expected(), body.written());
      return new PoolException(Kind.REQUEST_BODY, describe(fault), body.getCause(), progress);
    }
    Progress progress = new Progress(wire.sent(), on.used(), framing, -1, wire.received());
    if (fault instanceof Attempt.SendFailedException && request.stop().why() == null) {
      return new PoolException(Kind.RESET, describe(fault), fault.getCause(), progress);
    }
    return request.stop().why() != null
        ? request.stop().stopped(progress, fault)
        : new PoolException(kind(fault, wire), describe(fault), fault, progress);
  }

  /** Within the body. */
  static PoolException inBody(Exception fault, PooledConnection on, Progress progress) {
    Kind kind = kind(fault, on.wire());
    if (kind == Kind.RESET && Thread.currentThread().isInterrupted()) {
      kind = Kind.ABORTED;
    }
    return new PoolException(kind, describe(fault), fault, progress);
  }

  private static Kind kind(Exception fault, Wire wire) {
    if (fault instanceof SocketTimeoutException) {
      return wire.isLate() ? Kind.HEAD_TIMEOUT : Kind.READ_TIMEOUT;
    }
    if (fault instanceof NoHttpResponseException && wire.received() == 0) {
      return Kind.NO_RESPONSE;
    }
    if (fault instanceof ClosedByInterruptException) {
      return Kind.ABORTED;
    }
    if (wire.ended() || fault instanceof ConnectionClosedException) {
      return Kind.TRUNCATED; // HttpCore has many words for it, some of them about chunks
    }
    return isProtocol(fault) ? Kind.PROTOCOL : Kind.RESET;
  }

  private static boolean isProtocol(Exception fault) {
    return fault
            instanceof RuntimeException // HttpCore checks some fields as if they were arguments
        || fault instanceof HttpException
        || fault instanceof MessageConstraintException
        || fault instanceof MalformedChunkCodingException
        || fault instanceof Wire.HeadTooLargeException;
  }

  private static String describe(Exception fault) {
    String message = fault.getMessage();
    return message == null ? fault.getClass().getSimpleName() : message;
  }
}
