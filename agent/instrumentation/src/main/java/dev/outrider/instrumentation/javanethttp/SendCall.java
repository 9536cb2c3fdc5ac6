package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.instrumentation.weave.Governed;
import dev.outrider.instrumentation.weave.Intended;
import dev.outrider.instrumentation.weave.NativeReason;
import dev.outrider.instrumentation.weave.Passage;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** One {@code send}: its caller waits, so its caller's thread does everything. */
final class SendCall<T> extends Governed {
  private final Engine engine;
  private final HttpClient client;
  private final HttpRequest request;
  private final BodyHandler<T> handler;
  private @Nullable OutboundExchange exchange;
  private @Nullable Rerouting<T> rerouting;

  SendCall(Engine engine, HttpClient client, HttpRequest request, BodyHandler<T> handler) {
    this.engine = engine;
    this.client = client;
    this.request = request;
    this.handler = handler;
  }

  @Override
  protected @Nullable Object run() throws Throwable {
    if (Thread.currentThread().isInterrupted()) {
      return null; // the client throws before it sends
    }
    Faults.begin("java-net-http.send");
    JdkCall<T> call = new JdkCall<>(engine, client, request, handler);
    exchange = call.exchange();
    try {
      HttpResponse<T> hit = hit(call);
      return hit == null ? sent(call) : hit;
    } finally {
      Faults.end("java-net-http.send");
    }
  }

  private HttpResponse<T> sent(JdkCall<T> call) throws Intended {
    admit(call.exchange());
    NativeReason reason = call.reason();
    Faults.between("java-net-http.send");
    return reason == null ? rerouted(call) : natively(call, reason);
  }

  private @Nullable HttpResponse<T> hit(JdkCall<T> call) throws Intended {
    try {
      JdkCall.Hit<T> hit = call.lookUp();
      return hit == null ? null : keep(hit.deliver());
    } catch (ExecutionException handlerFailed) {
      throw failed(call.exchange(), Outcome.BROKEN, JdkFailures.thrownBySend(handlerFailed));
    } catch (InterruptedException interrupted) {
      throw failed(call.exchange(), Outcome.CANCELLED, interrupted);
    }
  }

  private void admit(OutboundExchange outbound) throws Intended {
    Admission admission = outbound.ask();
    if (admission instanceof Queued queued) {
      admission = await(outbound, queued);
    }
    if (admission instanceof Permit permit) {
      outbound.admitted(permit);
      return;
    }
    Rejected rejected = (Rejected) admission;
    String why = outbound.rejected(rejected);
    throw keepFailure(JdkFailures.rejected(why));
  }

  private Admission await(OutboundExchange outbound, Queued queued) throws Intended {
    try {
      return queued.await();
    } catch (InterruptedException interrupted) {
      throw failed(outbound, Outcome.CANCELLED, interrupted);
    }
  }

  private HttpResponse<T> rerouted(JdkCall<T> call) throws Intended {
    commit();
    Rerouting<T> running = new Rerouting<>(engine.pool(), call);
    rerouting = running;
    try {
      return keep(running.run());
    } catch (Rerouting.NotConnected unsent) {
      return natively(call, NativeReason.CONNECT);
    } catch (ExecutionException failure) {
      throw keepFailure(JdkFailures.thrownBySend(failure));
    } catch (InterruptedException interrupted) {
      throw keepFailure(interrupted);
    }
  }

  private HttpResponse<T> natively(JdkCall<T> call, NativeReason reason) throws Intended {
    commit();
    call.exchange().left(reason.text());
    Passage.open(HttpClientCuts.SEND, client);
    try {
      return keep(client.send(request, call.observed()));
    } catch (Throwable thrown) {
      throw failed(call.exchange(), JdkFailures.outcome(thrown), thrown);
    } finally {
      Passage.close();
    }
  }

  private Intended failed(OutboundExchange outbound, Outcome outcome, Throwable thrown) {
    Intended intended = keepFailure(thrown);
    outbound.end(outcome);
    return intended;
  }

  @Override
  protected void abandon(Throwable fault) {
    if (rerouting != null && !hasOutcome()) {
      rerouting.abort();
    }
    if (exchange != null) {
      exchange.abandon();
    }
  }
}
