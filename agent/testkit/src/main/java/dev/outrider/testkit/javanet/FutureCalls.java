package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.outcome;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Every way to use the future of {@code sendAsync}. */
final class FutureCalls {
  private FutureCalls() {}

  static List<Call> calls() {
    return List.of(
        new Call("sendAsync, get", (target, seen) -> note(seen, sent(target).get())),
        new Call("sendAsync, join", (target, seen) -> note(seen, sent(target).join())),
        new Call(
            "sendAsync, timed get", (target, seen) -> note(seen, sent(target).get(5, SECONDS))),
        new Call("sendAsync, get twice", FutureCalls::getTwice),
        new Call("sendAsync, timed get in vain, then get", FutureCalls::timedGetInVain),
        new Call("sendAsync, getNow and isDone", FutureCalls::polled),
        new Call(
            "sendAsync, thenApply",
            (target, seen) -> seen.note("body", sent(target).thenApply(HttpResponse::body).join())),
        new Call(
            "sendAsync, thenCompose",
            (target, seen) -> note(seen, sent(target).thenCompose(first -> sent(target)).get())),
        new Call(
            "sendAsync, handle",
            (target, seen) ->
                seen.note(
                    "status", sent(target).handle((done, thrown) -> done.statusCode()).get())),
        new Call(
            "sendAsync, thenCombine",
            (target, seen) -> {
              seen.wireInAnyOrder();
              seen.note(
                  "both",
                  sent(target)
                      .thenCombine(sent(target), (a, b) -> a.statusCode() + b.statusCode())
                      .get());
            }),
        new Call("sendAsync, whenComplete after a while", FutureCalls::whenComplete),
        new Call("sendAsync, failure seen by exceptionally", FutureCalls::exceptionally),
        new Call("sendAsync, failure seen by join", FutureCalls::failedJoin),
        new Call("sendAsync, allOf over 100", FutureCalls::allOf),
        new Call("sendAsync, anyOf over 100", FutureCalls::anyOf),
        new Call("sendAsync on an executor of one's own", FutureCalls::ownExecutor),
        new Call("sendAsync, abandoned", FutureCalls::abandoned),
        new Call("sendAsync, completed by its caller", FutureCalls::completedByCaller),
        new Call("sendAsync, orTimeout", FutureCalls::orTimeout),
        new Call(
            "sendAsync, type of future",
            (target, seen) -> {
              CompletableFuture<HttpResponse<String>> future = sent(target);
              seen.note(
                  "is exactly CompletableFuture", future.getClass() == CompletableFuture.class);
              note(seen, future.copy().get());
              seen.note("isDone", future.isDone());
            }));
  }

  static CompletableFuture<HttpResponse<String>> sent(Target target) {
    return sent(target, "/len/100");
  }

  static CompletableFuture<HttpResponse<String>> sent(Target target, String path) {
    return client(target).sendAsync(get(target.http(path)), BodyHandlers.ofString());
  }

  private static void getTwice(Target target, Observed seen) throws Exception {
    CompletableFuture<HttpResponse<String>> future = sent(target);
    note(seen, future.get());
    seen.note("the same again", future.get() == future.join());
  }

  private static void timedGetInVain(Target target, Observed seen) throws Exception {
    CompletableFuture<HttpResponse<String>> future = sent(target, "/slow/300");
    outcome(seen, "in vain", () -> future.get(100, MILLISECONDS));
    seen.step("in vain");
    note(seen, future.get());
  }

  private static void polled(Target target, Observed seen) {
    CompletableFuture<HttpResponse<String>> future = sent(target, "/slow/100");
    seen.note("done at once", future.isDone());
    seen.note("now", future.getNow(null));
    while (!future.isDone()) {
      Thread.onSpinWait();
    }
    seen.note("exceptional", future.isCompletedExceptionally());
    note(seen, future.join());
  }

  private static void whenComplete(Target target, Observed seen) throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    sent(target, "/slow/100")
        .whenComplete(
            (response, thrown) -> {
              note(seen, response);
              done.countDown();
            });
    seen.note("in time", done.await(5, SECONDS));
  }

  private static void exceptionally(Target target, Observed seen) throws Exception {
    client(target)
        .sendAsync(get(target.at("http", "refused", "/")), BodyHandlers.ofString())
        .exceptionally(
            thrown -> {
              seen.thrown("exceptionally", thrown);
              return null;
            })
        .get();
  }

  private static void failedJoin(Target target, Observed seen) {
    client(target)
        .sendAsync(get(target.at("http", "refused", "/")), BodyHandlers.ofString())
        .join();
  }

  private static void allOf(Target target, Observed seen) {
    seen.wireInAnyOrder();
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 100).mapToObj(i -> sent(target, "/len/" + i)).toList();
    CompletableFuture.allOf(all.toArray(new CompletableFuture<?>[0])).join();
    seen.note("lengths", all.stream().map(one -> one.join().body().length()).toList());
  }

  private static void anyOf(Target target, Observed seen) {
    seen.wireInAnyOrder();
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 100).mapToObj(i -> sent(target, "/len/10")).toList();
    Object first = CompletableFuture.anyOf(all.toArray(new CompletableFuture<?>[0])).join();
    note(seen, (HttpResponse<?>) first);
    all.forEach(CompletableFuture::join);
  }

  private static void ownExecutor(Target target, Observed seen) throws Exception {
    ExecutorService own = Executors.newSingleThreadExecutor(code -> new Thread(code, "own"));
    try {
      HttpClient client = HttpClient.newBuilder().executor(own).build();
      String thread =
          client
              .sendAsync(get(target.http("/slow/100")), BodyHandlers.ofString())
              .thenApply(response -> Thread.currentThread().getName())
              .get();
      seen.note("completed on", thread.startsWith("ForkJoinPool") ? "the common pool" : thread);
    } finally {
      own.shutdown();
    }
  }

  private static void abandoned(Target target, Observed seen) throws Exception {
    CountDownLatch arrived = new CountDownLatch(1);
    client(target)
        .sendAsync(
            get(target.http("/len/100")),
            info -> {
              arrived.countDown();
              return HttpResponse.BodySubscribers.discarding();
            });
    seen.note("arrived", arrived.await(5, SECONDS));
  }

  private static void completedByCaller(Target target, Observed seen) throws Exception {
    CompletableFuture<HttpResponse<String>> future = sent(target, "/slow/150");
    seen.note("complete", future.complete(null));
    seen.note("value", future.get());
    seen.step("completed");
    sent(target, "/slow/200").get();
  }

  private static void orTimeout(Target target, Observed seen) {
    CompletableFuture<HttpResponse<String>> future = sent(target, "/slow/400");
    outcome(seen, "outcome", () -> future.orTimeout(100, MILLISECONDS).get());
    seen.step("timed out");
    sent(target, "/slow/400").join();
  }
}
