package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.OtherAgents;
import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Intended;
import dev.outrider.instrumentation.weave.NativeReason;
import dev.outrider.instrumentation.weave.Passage;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One {@code sendAsync}: read, classified, looked up and asked for admission on its caller's
 * thread, which is never parked; sent by whoever the future decides.
 */
final class SendAsyncCall<T> extends Governed {
  /**
   * The OpenTelemetry agent puts its stage on the future that we return, and whoever is asked for a
   * stage sends: then its span is over, and the call would get another one. It is sent before.
   */
  private static final boolean STAGE_FOLLOWS = OtherAgents.isOpenTelemetryHere();

  private final Engine engine;
  private final HttpClient client;
  private final HttpRequest request;
  private final BodyHandler<T> handler;
  private final @Nullable PushPromiseHandler<T> pushes;
  private @Nullable OutboundExchange exchange;
  private @Nullable Admission asked;

  @SuppressWarnings("unchecked") // the client's own signature says that both are of one T
  SendAsyncCall(
      Engine engine,
      HttpClient client,
      HttpRequest request,
      BodyHandler<T> handler,
      @Nullable PushPromiseHandler<?> pushes) {
    this.engine = engine;
    this.client = client;
    this.request = request;
    this.handler = handler;
    this.pushes = (PushPromiseHandler<T>) pushes;
  }

  @Override
  protected @Nullable Object run() throws Throwable {
    Faults.begin("java-net-http.sendAsync");
    JdkCall<T> call = new JdkCall<>(engine, client, request, handler);
    exchange = call.exchange();
    try {
      CompletableFuture<HttpResponse<T>> hit = CachedFuture.of(call);
      return hit == null ? sent(call) : keep(hit);
    } finally {
      Faults.end("java-net-http.sendAsync");
    }
  }

  private CompletableFuture<HttpResponse<T>> sent(JdkCall<T> call) throws Intended {
    Admission admission = call.exchange().ask();
    asked = admission;
    Faults.between("java-net-http.sendAsync");
    return admission instanceof Rejected rejected
        ? rejected(call, rejected)
        : accepted(call, admission);
  }

  private CompletableFuture<HttpResponse<T>> rejected(JdkCall<T> call, Rejected rejected) {
    String why = call.exchange().rejected(rejected);
    return keep(CompletableFuture.failedFuture(JdkFailures.rejected(why)));
  }

  private CompletableFuture<HttpResponse<T>> accepted(JdkCall<T> call, Admission admission)
      throws Intended {
    NativeReason reason = reason(call);
    if (admission instanceof Permit permit) {
      call.exchange().admitted(permit);
      return reason == null ? lazy(call, null) : natively(call, reason);
    }
    LazyFuture<T> waiting = lazy(call, (Queued) admission);
    if (reason != null) {
      waiting.goNative(reason);
    }
    return waiting;
  }

  private @Nullable NativeReason reason(JdkCall<T> call) {
    NativeReason reason = pushes != null ? NativeReason.PUSH : call.reason();
    return reason == null && STAGE_FOLLOWS ? NativeReason.DEPENDENTS : reason;
  }

  private LazyFuture<T> lazy(JdkCall<T> call, @Nullable Queued queued) {
    LazyFuture<T> future = new LazyFuture<>(new AsyncExchange<>(engine, call, pushes, queued));
    keep(future); // from here on the future answers for the exchange, whatever becomes of us
    UnusedFutures.of(engine).watch(future);
    return future;
  }

  private CompletableFuture<HttpResponse<T>> natively(JdkCall<T> call, NativeReason reason)
      throws Intended {
    commit();
    call.exchange().left(reason.text());
    Passage.open(HttpClientCuts.SEND_ASYNC, client);
    try {
      CompletableFuture<HttpResponse<T>> sent =
          keep(client.sendAsync(request, call.observed(), pushes));
      sent.whenComplete((response, failure) -> ended(call.exchange(), failure));
      return sent;
    } catch (Throwable thrown) {
      Intended intended = keepFailure(thrown);
      call.exchange().end(JdkFailures.outcome(thrown));
      throw intended;
    } finally {
      Passage.close();
    }
  }

  /** The body's own end is seen by the handler; without one the failure is the end. */
  private static void ended(OutboundExchange exchange, @Nullable Throwable failure) {
    if (failure != null) {
      exchange.end(JdkFailures.outcome(failure));
    }
  }

  @Override
  protected void abandon(Throwable fault) {
    if (exchange != null) {
      giveBack(exchange);
      exchange.abandon();
    }
  }

  /** What admission gave, unless a future waits for it already. */
  private void giveBack(OutboundExchange held) {
    if (asked instanceof Permit permit) {
      held.admitted(permit);
    } else if (asked instanceof Queued queued && !hasOutcome()) {
      queued.leave();
    }
  }
}
