package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.FutureCalls.sent;
import static dev.outrider.testkit.javanet.Http.after;
import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.outcome;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Giving up: cancelled futures, derived ones, and interrupted threads. */
final class CancelCalls {
  private CancelCalls() {}

  static List<Call> calls() {
    return List.of(
        new Call("cancel(true) of a stalled call", (t, seen) -> cancel(t, seen, true)),
        new Call("cancel(false) of a stalled call", (t, seen) -> cancel(t, seen, false)),
        new Call("cancel of a derived future", CancelCalls::derived),
        new Call("cancel during get", CancelCalls::duringGet),
        new Call("cancel after it is done", CancelCalls::afterDone),
        new Call("cancel at once", CancelCalls::atOnce),
        new Call("interrupt during send", CancelCalls::interruptSend),
        new Call("interrupt before send", CancelCalls::interruptedBefore),
        new Call("interrupt during get, then get", CancelCalls::interruptGet));
  }

  private static void cancel(Target target, Observed seen, boolean interrupt) {
    warm(target);
    CompletableFuture<HttpResponse<String>> future = stalled(target);
    after(150, () -> seen.note("cancel", future.cancel(interrupt)));
    outcome(seen, "join", future::join);
    seen.step("joined");
    seen.note("cancelled", future.isCancelled());
  }

  private static void derived(Target target, Observed seen) {
    warm(target);
    CompletableFuture<Integer> derived = stalled(target).thenApply(HttpResponse::statusCode);
    after(150, () -> seen.note("cancel", derived.cancel(true)));
    outcome(seen, "join", derived::join);
    seen.step("joined");
  }

  private static void duringGet(Target target, Observed seen) {
    warm(target);
    CompletableFuture<HttpResponse<String>> future = sent(target, "/stall/head?for=3000");
    after(150, () -> seen.note("cancel", future.cancel(true)));
    outcome(seen, "get", future::get);
    seen.step("got");
  }

  private static void afterDone(Target target, Observed seen) {
    CompletableFuture<HttpResponse<String>> future = sent(target);
    future.join();
    seen.note("cancel", future.cancel(true));
    note(seen, future.join());
  }

  private static void atOnce(Target target, Observed seen) {
    warm(target);
    CompletableFuture<HttpResponse<String>> future = sent(target, "/stall/head?for=3000");
    seen.note("cancel", future.cancel(true));
    outcome(seen, "get", future::get);
    seen.note("done", future.isDone());
  }

  private static void interruptSend(Target target, Observed seen) {
    warm(target);
    Thread caller = Thread.currentThread();
    after(150, caller::interrupt);
    outcome(
        seen,
        "send",
        () ->
            client(target).send(get(target.http("/stall/head?for=3000")), BodyHandlers.ofString()));
    seen.step("interrupted");
    seen.note("flag", Thread.interrupted());
  }

  private static void interruptedBefore(Target target, Observed seen) {
    warm(target);
    Thread.currentThread().interrupt();
    outcome(
        seen,
        "send",
        () ->
            client(target).send(get(target.http("/stall/head?for=3000")), BodyHandlers.ofString()));
    seen.note("flag", Thread.interrupted());
  }

  private static void interruptGet(Target target, Observed seen) throws Exception {
    warm(target);
    CompletableFuture<HttpResponse<String>> future = sent(target, "/slow/350");
    after(150, Thread.currentThread()::interrupt);
    outcome(seen, "interrupted", future::get);
    seen.step("interrupted");
    seen.note("flag", Thread.interrupted());
    note(seen, future.get());
  }

  /** One answered call first, so that a given-up one is never the first of its origin. */
  private static void warm(Target target) {
    sent(target, "/len/1").join();
  }

  private static CompletableFuture<HttpResponse<String>> stalled(Target target) {
    return sent(target, "/stall/head?for=3000");
  }
}
