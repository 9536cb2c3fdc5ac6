package dev.outrider.instrumentation.reactornetty;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Intended;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.ConnectionObserver;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.HttpServerState;

/**
 * One request on its way to the handler: classified, admitted, handed over. Confined to the event
 * loop of its connection, which never waits: a request that has to queue is left where it is, its
 * body unread, until the queue says so.
 */
final class RequestCall extends Governed {
  private static final String REQUEST = "reactor-netty-server.request";
  private static final String WAITED = "reactor-netty-server.waited";

  private final Engine engine;
  private final ConnectionObserver handle;
  private final Connection connection;
  private @Nullable ServedRequest served;
  private boolean entered;

  RequestCall(Engine engine, ConnectionObserver handle, Connection connection) {
    this.engine = engine;
    this.handle = handle;
    this.connection = connection;
  }

  @Override
  protected @Nullable Object run() throws Throwable {
    Faults.begin(REQUEST);
    HttpMethod method = ServerOperations.method(connection);
    HttpHeaders headers = ServerOperations.headers(connection);
    String target = ServerOperations.uri(connection);
    InboundExchange exchange =
        engine.inbound(
            method.name(), RequestPath.of(target), RequestPath.query(target), headers::get);
    ServedRequest begun = ServedRequest.begin(connection, exchange, method, headers);
    served = begun;
    Admission admission = exchange.ask(this::cameFromUs);
    if (admission instanceof Queued queued) {
      begun.waits(queued);
      await(begun, queued);
      return NOTHING;
    }
    try {
      hold(begun, admission);
      go(begun, admission, REQUEST);
    } finally {
      Faults.end(REQUEST);
    }
    return NOTHING;
  }

  private boolean cameFromUs() {
    Channel ends = connection.channel();
    return engine.cameFromUs(ends.remoteAddress(), ends.localAddress());
  }

  /**
   * Goes on when it is decided, on the connection's own event loop. Said as a {@code Mono}, for an
   * agent that traces Reactor brings its context along to who subscribed, and the event loop alone
   * would bring that of the request which gave its place up.
   */
  private void await(ServedRequest begun, Queued queued) {
    EventLoop loop = connection.channel().eventLoop();
    Mono.<Admission>create(sink -> queued.whenDecided(loop, sink::success))
        .subscribe(admission -> decided(begun, admission));
  }

  private void decided(ServedRequest begun, Admission admission) {
    if (!begun.decided()) {
      return;
    }
    try {
      hold(begun, admission);
      Faults.begin(WAITED);
      go(begun, admission, WAITED);
      Faults.end(WAITED);
    } catch (Throwable fault) { // outside of the linker's boundary
      engine.failOpen(WAITED, fault);
      begun.abandon();
      if (!entered) {
        enterHandler();
      }
    }
  }

  private static void hold(ServedRequest begun, Admission admission) {
    if (admission instanceof Permit permit) {
      begun.exchange().admitted(permit);
    }
  }

  private void go(ServedRequest begun, Admission admission, String place) throws Intended {
    Faults.between(place);
    if (engine.saysHeaders()) {
      begun.exchange().headers().forEach(((HttpServerResponse) connection)::addHeader);
    }
    if (admission instanceof Permit) {
      serve(begun);
    } else {
      reject(begun.exchange(), (Rejected) admission);
    }
  }

  private void serve(ServedRequest begun) throws Intended {
    ReactorContext.carry(connection, begun.exchange());
    commit();
    InboundExchange outer = begun.exchange().enter();
    try {
      enterHandler();
      keep(NOTHING);
    } catch (Throwable thrown) {
      begun.exchange().broken();
      throw keepFailure(thrown);
    } finally {
      begun.exchange().leave(outer);
    }
    begun.called();
  }

  /** Back into the library by its own door; the cut there knows this connection and lets it by. */
  private void enterHandler() {
    entered = true;
    handle.onStateChange(connection, HttpServerState.REQUEST_RECEIVED);
  }

  private void reject(InboundExchange exchange, Rejected rejected) {
    entered = true;
    commit();
    exchange.rejected();
    ReactorNettyRejection.write(engine, rejected, connection);
    keep(NOTHING);
  }

  @Override
  protected void abandon(Throwable fault) {
    if (served != null) {
      served.abandon();
    }
  }
}
