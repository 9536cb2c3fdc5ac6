package dev.outrider.instrumentation.httpurlconnection;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.instrumentation.weave.Cut;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Intended;
import dev.outrider.instrumentation.weave.NativeReason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One step of an exchange: the first of them is admitted, on its caller's thread and before the
 * connection takes its own lock; each runs through the passage; the last one finds the answer.
 */
final class StepCall extends Governed {
  private final Engine engine;
  private final OpenExchanges open;
  private final Step step;
  private final Cut cut;
  private final HttpURLConnection connection;
  private @Nullable HeldExchange held;

  /**
   * A step that is about to be run.
   *
   * @param held the exchange that it goes on with; null to begin one
   */
  StepCall(
      Engine engine,
      OpenExchanges open,
      Step step,
      Cut cut,
      HttpURLConnection connection,
      @Nullable HeldExchange held) {
    this.engine = engine;
    this.open = open;
    this.step = step;
    this.cut = cut;
    this.connection = connection;
    this.held = held;
  }

  @Override
  protected @Nullable Object run() throws Throwable {
    Faults.begin(step.text());
    HeldExchange running = held == null ? begun() : held;
    if (running == null) {
      return null; // another thread was faster, and this one waits for the connection's lock
    }
    try {
      Faults.between(step.text());
      return passed(running);
    } finally {
      Faults.end(step.text());
    }
  }

  private @Nullable HeldExchange begun() throws Intended {
    InputStream before = ConnectionInternals.parked(connection);
    OutboundExchange exchange = Asked.exchange(engine, connection);
    HeldExchange begun = new HeldExchange(exchange);
    held = begun;
    boolean free = before == null || (before instanceof HeldExchange old && old.isGone());
    if (!free || !ConnectionInternals.park(connection, before, begun)) {
      held = null;
      exchange.abandon();
      return null;
    }
    admit(begun);
    return begun;
  }

  private void admit(HeldExchange begun) throws Intended {
    OutboundExchange exchange = begun.exchange();
    if (exchange.asksCache()) {
      exchange.uncacheable();
    }
    Admission admission = exchange.ask();
    if (admission instanceof Queued queued) {
      admission = await(begun, queued);
    }
    if (admission instanceof Permit permit) {
      exchange.admitted(permit);
      exchange.left(NativeReason.TRANSPORT.text());
      return;
    }
    String why = exchange.rejected((Rejected) admission);
    throw refused(begun, new SocketTimeoutException(why));
  }

  private Admission await(HeldExchange begun, Queued queued) throws Intended {
    try {
      return queued.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      begun.exchange().end(Outcome.CANCELLED);
      InterruptedIOException thrown = new InterruptedIOException("interrupted");
      thrown.initCause(interrupted);
      throw refused(begun, thrown);
    }
  }

  /**
   * A failure that is kept as the connection keeps its own: {@code getResponseCode} asks twice for
   * the answer, and is not to wait twice. A {@code connect} that fails may be tried again.
   */
  private Intended refused(HeldExchange begun, IOException thrown) {
    Intended intended = keepFailure(thrown);
    if (step != Step.CONNECT) {
      ConnectionInternals.remember(connection, thrown);
    }
    begun.leave(connection);
    return intended;
  }

  private Object passed(HeldExchange running) throws Intended {
    Object answer = stepped(running);
    switch (step) {
      case CONNECT -> running.await(open, false);
      // Anything else than a buffer is the way to the server, and the head is on it already.
      case OUTPUT -> running.await(open, !(answer instanceof ByteArrayOutputStream));
      case INPUT -> {
        running.leave(connection);
        new Answer(connection, running.exchange()).came((InputStream) answer, open);
      }
    }
    return answer;
  }

  private Object stepped(HeldExchange running) throws Intended {
    try {
      return natively(cut, connection, () -> step.run(connection));
    } catch (Intended failed) {
      running.leave(connection);
      new Answer(connection, running.exchange()).failed(failed.thrown());
      throw failed;
    }
  }

  @Override
  protected void abandon(Throwable fault) {
    HeldExchange failed = held;
    if (failed != null) {
      failed.exchange().abandon();
      failed.leave(connection);
    }
    ConnectionInternals.park(connection, null, HeldExchange.LEFT_ALONE);
  }
}
