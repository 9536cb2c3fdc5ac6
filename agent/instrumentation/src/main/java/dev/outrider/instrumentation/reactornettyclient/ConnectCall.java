package dev.outrider.instrumentation.reactornettyclient;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.InboundExchange;
import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Intended;
import dev.outrider.instrumentation.weave.NativeReason;
import io.netty.channel.ConnectTimeoutException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientConfig;
import reactor.util.context.Context;

/** One call as it is subscribed to: classified, admitted, and sent by the library itself. */
final class ConnectCall extends Governed {
  private static final String FAULTS = "reactor-netty-client.subscribe";

  private final Engine engine;
  private final Mono<Connection> connect;
  private final HttpClientConfig config;
  private final Endpoint endpoint;
  private final CoreSubscriber<? super Connection> caller;
  private final Context context;
  private @Nullable OutboundExchange exchange;
  private @Nullable Admission asked;

  ConnectCall(
      Engine engine,
      Mono<Connection> connect,
      HttpClientConfig config,
      Endpoint endpoint,
      CoreSubscriber<? super Connection> caller) {
    this.engine = engine;
    this.connect = connect;
    this.config = config;
    this.endpoint = endpoint;
    this.caller = caller;
    this.context = caller.currentContext(); // asked once: each operator of the chain asks the next
  }

  @Override
  protected @Nullable Object run() throws Throwable {
    Faults.begin(FAULTS);
    OutboundExchange outbound = begun();
    exchange = outbound;
    if (outbound.asksCache()) {
      outbound.uncacheable();
    }
    Admission admission = outbound.ask();
    asked = admission;
    Faults.between(FAULTS);
    try {
      if (admission instanceof Permit permit) {
        outbound.admitted(permit);
        send(outbound);
      } else if (admission instanceof Queued queued) {
        wait(outbound, queued);
      } else {
        reject(outbound, (Rejected) admission);
      }
    } finally {
      Faults.end(FAULTS);
    }
    return NOTHING;
  }

  private OutboundExchange begun() {
    return engine.outbound(
        parent(context),
        ReactorNettyClientCuts.NAME,
        endpoint.scheme(),
        endpoint.host(),
        endpoint.port(),
        config.method().name(),
        endpoint.path(),
        ClientFields.headers(config)::get);
  }

  /** The request that the call is made for: carried along by the chain, or run by this thread. */
  private static @Nullable InboundExchange parent(Context context) {
    return context.hasKey(InboundExchange.class)
        ? context.get(InboundExchange.class)
        : InboundExchange.current();
  }

  private void send(OutboundExchange outbound) throws Intended {
    ClientExchange running = new ClientExchange(engine, connect, outbound, caller, context);
    outbound.left(NativeReason.TRANSPORT.text());
    commit();
    try {
      running.enter();
      keep(NOTHING);
    } catch (Throwable thrown) {
      Intended intended = keepFailure(thrown);
      outbound.end(ClientFailures.outcome(thrown));
      throw intended;
    }
  }

  /** From here on the subscriber is answered by {@link ClientExchange}, whatever becomes of us. */
  private void wait(OutboundExchange outbound, Queued queued) {
    ClientExchange waiting = new ClientExchange(engine, connect, outbound, caller, context);
    Executor loop = config.loopResources().onClient(config.isPreferNative()).next();
    commit();
    keep(NOTHING);
    waiting.await(queued, loop);
  }

  private void reject(OutboundExchange outbound, Rejected rejected) {
    ConnectTimeoutException why = ClientFailures.rejected(outbound.rejected(rejected));
    commit();
    keep(NOTHING);
    Operators.error(caller, why);
  }

  @Override
  protected void abandon(Throwable fault) {
    if (exchange == null) {
      return;
    }
    if (asked instanceof Permit permit) {
      exchange.admitted(permit);
    } else if (asked instanceof Queued queued && !hasOutcome()) {
      queued.leave();
    }
    exchange.abandon();
  }
}
