package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.Engine;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.instrumentation.weave.Passage;
import java.io.IOException;
import java.net.http.HttpResponse;
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
      if (queued == null || decidedHere(future, queued)) {
        reroute(future);
      }
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
      if (queued == null) {
        send(future, reason);
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
        send(future, reason);
      }
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
    Passage.open(HttpClientCuts.SEND_ASYNC, call.client());
    entered = true;
    try {
      CompletableFuture<HttpResponse<T>> started =
          call.client().sendAsync(call.fixedRequest(), call.observed(), pushes);
      sent = started;
      if (cancelled) {
        started.cancel(true);
      }
      started.whenComplete((response, failure) -> ended(future, response, failure));
    } catch (Throwable refused) { // it has entered the client, so it is not sent again
      call.exchange().end(JdkFailures.outcome(refused));
      future.fail(refused);
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
      natively.cancel(true);
    }
  }

  /** Nothing is run twice: what was sent already ends in an I/O exception. */
  private void fault(LazyFuture<T> future, Throwable fault) {
    engine.failOpen("java-net-http.future", fault);
    Rerouting<T> here = running;
    boolean unsent = !entered && (here == null || !here.isSent());
    if (here != null) {
      here.abort();
    }
    if (unsent && !cancelled) {
      call.exchange().abandon();
      send(future, NativeReason.SWITCHED_OFF);
    } else {
      call.exchange().abandon();
      future.fail(new IOException("outrider: the exchange was lost", fault));
    }
  }
}
