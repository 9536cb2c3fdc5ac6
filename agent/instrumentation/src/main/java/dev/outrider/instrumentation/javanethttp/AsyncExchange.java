package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Faults;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.instrumentation.weave.NativeReason;
import dev.outrider.instrumentation.weave.Passage;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link LazyFuture} sends, once it is decided by whom. The future is in the application's
 * hands, outside of the linker's boundary: what fails here of ours ends in {@link #fault}.
 */
final class AsyncExchange<T> {
  private static final String FUTURE = "java-net-http.future";

  private final Engine engine;
  private final JdkCall<T> call;
  private final @Nullable PushPromiseHandler<T> pushes;
  private final @Nullable Queued queued;
  private volatile boolean cancelled;
  private volatile boolean entered;
  private volatile @Nullable Rerouting<T> running;
  private volatile @Nullable CompletableFuture<HttpResponse<T>> sent;

  /**
   * @param queued the wait for admission, or null when the exchange was admitted already
   */
  AsyncExchange(
      Engine engine,
      JdkCall<T> call,
      @Nullable PushPromiseHandler<T> pushes,
      @Nullable Queued queued) {
    this.engine = engine;
    this.call = call;
    this.pushes = pushes;
    this.queued = queued;
  }

  /** Runs on the thread that waits for the result. */
  void runHere(LazyFuture<T> future) {
    try {
      Faults.begin(FUTURE);
      if (queued == null || decidedHere(future, queued)) {
        Faults.between(FUTURE);
        reroute(future);
      }
      Faults.end(FUTURE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      call.exchange().end(Outcome.CANCELLED);
      future.fail(new IOException("interrupted", interrupted));
    } catch (Throwable fault) {
      fault(future, fault);
    }
  }

  private boolean decidedHere(LazyFuture<T> future, Queued waiting) throws InterruptedException {
    Admission admission;
    try {
      admission = waiting.await();
    } catch (CancellationException left) {
      return false; // by whoever cancelled the future, who has ended the exchange
    }
    return decided(future, admission);
  }

  private void reroute(LazyFuture<T> future) throws InterruptedException {
    Rerouting<T> rerouting = new Rerouting<>(engine.pool(), call);
    running = rerouting;
    if (cancelled) {
      rerouting.abort();
    }
    try {
      future.succeed(rerouting.run());
    } catch (Rerouting.NotConnected unsent) {
      send(future, NativeReason.CONNECT);
    } catch (ExecutionException failure) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      future.fail(cancelled ? cancellation(cause) : cause);
    }
  }

  private static CancellationException cancellation(Throwable cause) {
    CancellationException cancellation = new CancellationException("Request cancelled");
    cancellation.initCause(cause);
    return cancellation;
  }

  /** Sends with the application's client, when admitted; never parks. */
  void goNative(LazyFuture<T> future, NativeReason reason) {
    try {
      Faults.begin(FUTURE);
      if (queued == null) {
        Faults.between(FUTURE);
        send(future, reason);
        Faults.end(FUTURE);
      } else {
        queued.whenDecided(call.executor(), admission -> sendIfAdmitted(future, admission, reason));
      }
    } catch (Throwable fault) {
      fault(future, fault);
    }
  }

  private void sendIfAdmitted(LazyFuture<T> future, Admission admission, NativeReason reason) {
    try {
      if (decided(future, admission)) {
        Faults.between(FUTURE);
        send(future, reason);
      }
      Faults.end(FUTURE);
    } catch (Throwable fault) {
      fault(future, fault);
    }
  }

  private boolean decided(LazyFuture<T> future, Admission admission) {
    if (admission instanceof Permit permit) {
      call.exchange().admitted(permit);
      if (cancelled) {
        giveUp(future);
        return false;
      }
      return true; // a cancel from here on finds what is sent
    }
    future.fail(JdkFailures.rejected(call.exchange().rejected((Rejected) admission)));
    return false;
  }

  private void giveUp(LazyFuture<T> future) {
    call.exchange().end(Outcome.CANCELLED);
    future.fail(new CancellationException());
  }

  private void send(LazyFuture<T> future, NativeReason reason) {
    call.exchange().left(reason.text());
    HttpRequest request = call.fixedRequest();
    BodyHandler<T> handler = call.observed();
    entered = true;
    CompletableFuture<HttpResponse<T>> started;
    try {
      started =
          ClientInside.IS_ENTERED
              ? ClientInside.sendAsync(call.client(), request, handler, pushes)
              : passed(request, handler);
    } catch (Throwable refused) { // it has entered the client, so it is not sent again
      call.exchange().end(JdkFailures.outcome(refused));
      future.fail(refused);
      return;
    }
    sent = started;
    if (cancelled) {
      cancelSent(started);
    }
    started.whenComplete((response, failure) -> ended(future, response, failure));
  }

  private CompletableFuture<HttpResponse<T>> passed(HttpRequest request, BodyHandler<T> handler) {
    Passage.open(HttpClientCuts.SEND_ASYNC, call.client());
    try {
      return call.client().sendAsync(request, handler, pushes);
    } finally {
      Passage.close();
    }
  }

  private void ended(
      LazyFuture<T> future, @Nullable HttpResponse<T> response, @Nullable Throwable failure) {
    if (response == null || failure != null) {
      Throwable why = failure == null ? new IOException("no response") : failure;
      call.exchange().end(JdkFailures.outcome(why));
      future.fail(why);
    } else {
      future.succeed(response);
    }
  }

  /** {@code cancel(true)}: the socket is aborted, a native call cancelled, a waiter leaves. */
  void cancel(LazyFuture<T> future, boolean unused) {
    cancelled = true;
    if (unused) {
      if (queued != null) {
        queued.leave();
      }
      giveUp(future);
    } else if (queued != null && queued.cancel()) {
      giveUp(future);
    }
    Rerouting<T> here = running;
    if (here != null) {
      here.abort();
    }
    CompletableFuture<HttpResponse<T>> natively = sent;
    if (natively != null) {
      cancelSent(natively);
    }
  }

  /**
   * Ended first: the client may tell the body of a connection that broke, which is no failure. What
   * was answered can be cancelled no more; its body goes on and keeps its place.
   */
  private void cancelSent(CompletableFuture<HttpResponse<T>> started) {
    if (!started.isDone()) {
      call.exchange().end(Outcome.CANCELLED);
      started.cancel(true);
    }
  }

  /**
   * Nothing is run twice: an outcome that is there stays, a native call that is under way gives it,
   * and what was sent otherwise ends in an I/O exception.
   */
  private void fault(LazyFuture<T> future, Throwable fault) {
    engine.failOpen(FUTURE, fault);
    if (queued != null) {
      queued.leave();
    }
    call.exchange().abandon();
    CompletableFuture<HttpResponse<T>> natively = sent;
    if (natively != null) {
      natively.whenComplete((response, failure) -> ended(future, response, failure));
    } else if (!future.isDone()) {
      instead(future, fault);
    }
  }

  private void instead(LazyFuture<T> future, Throwable fault) {
    Rerouting<T> here = running;
    if (here != null) {
      here.abort();
    }
    if (!cancelled && !entered && (here == null || !here.isSent())) {
      send(future, NativeReason.SWITCHED_OFF);
    } else {
      future.fail(new IOException("outrider: the exchange was lost", fault));
    }
  }
}
