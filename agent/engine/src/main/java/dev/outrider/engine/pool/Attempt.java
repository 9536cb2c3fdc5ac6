package dev.outrider.engine.pool;

import dev.outrider.engine.pool.PoolException.Kind;
import java.io.IOException;
import java.util.function.LongSupplier;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.message.MessageSupport;
import org.jspecify.annotations.Nullable;

/** One try of an exchange on one connection, up to the complete response head. */
final class Attempt {
  /** A write of no more than this does not wait on a connection that has nothing under way. */
  private static final long SURELY_BUFFERED = 32 * 1024;

  /** How long a server that broke off our writing is given to have said why. */
  private static final long LAST_WORD_NANOS = 1_000_000_000L;

  private final PooledRequest request;
  private final PooledConnection connection;
  private final LongSupplier clock;
  private final Outgoing outgoing;
  private boolean complete;

  Attempt(PooledRequest request, PooledConnection connection, LongSupplier clock) {
    this.request = request;
    this.connection = connection;
    this.clock = clock;
    this.outgoing = new Outgoing(request, connection);
  }

  /**
   * Sends, and returns the final head with its body attached; the connection stays the caller's.
   */
  @SuppressWarnings("try") // the watchdog is there to be closed
  ClassicHttpResponse run(Deadline head, long socketTimeoutNanos) throws PoolException {
    request.stop().attach(connection);
    connection.wire().begin(head, socketTimeoutNanos);
    Deadline watched = needsWatchdog() ? head : Deadline.NONE;
    try (@Nullable Watchdog watchdog =
        Watchdog.over(request.stop(), Kind.HEAD_TIMEOUT, watched, clock.getAsLong())) {
      ClassicHttpResponse early = send(head);
      ClassicHttpResponse response = early != null ? early : receiveHead();
      if (MessageSupport.canResponseHaveBody(request.method(), response)) {
        connection.receiveResponseEntity(response);
      }
      connection.wire().beginBody();
      return response;
    } catch (IOException | HttpException | RuntimeException e) {
      throw Faults.beforeBody(e, request, connection);
    }
  }

  /** For how long the connection may rest once the body has been read. */
  long restNanos(ClassicHttpResponse response) {
    return complete ? Persistence.restNanos(outgoing, response) : Persistence.NONE;
  }

  private boolean needsWatchdog() {
    RequestBody body = request.body();
    return connection.encrypted()
        || (body != null && (body.length() < 0 || body.length() > SURELY_BUFFERED));
  }

  /** Returns null once all is sent, or the answer of a server that did not want to hear it all. */
  private @Nullable ClassicHttpResponse send(Deadline head) throws IOException, HttpException {
    connection.writing(request.body());
    try {
      connection.sendRequestHeader(outgoing);
      connection.sendRequestEntity(outgoing);
      connection.flush();
      complete = true;
      return null;
    } catch (OutgoingBody.BodyFailedException e) {
      throw e;
    } catch (IOException e) {
      return lastWord(e, head);
    } finally {
      connection.writing(null);
    }
  }

  private ClassicHttpResponse lastWord(IOException fault, Deadline head) throws IOException {
    if (request.body() == null || request.stop().why() != null) {
      throw new SendFailedException(fault);
    }
    connection.wire().awaitUntil(Deadline.after(clock.getAsLong(), LAST_WORD_NANOS).or(head));
    try {
      return receiveHead();
    } catch (IOException | HttpException e) {
      throw new SendFailedException(fault);
    }
  }

  private ClassicHttpResponse receiveHead() throws IOException, HttpException {
    while (true) {
      ClassicHttpResponse response = connection.receiveResponseHeader();
      if (connection.wire().ended()) { // which HttpCore takes for the end of the head
        throw new ConnectionClosedException("the response head is cut short");
      }
      if (response.getCode() >= 200) {
        return response;
      }
      if (response.getCode() == 101) {
        throw new ProtocolException("switching protocols was not asked for");
      }
    }
  }

  /** The transport broke while the request was being sent. */
  static final class SendFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    SendFailedException(IOException cause) {
      super(cause.getMessage(), cause);
    }
  }
}
