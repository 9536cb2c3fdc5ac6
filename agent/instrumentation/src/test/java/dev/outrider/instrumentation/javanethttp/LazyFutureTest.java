package dev.outrider.instrumentation.javanethttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.Queued;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.instrumentation.TestEngine;
import dev.outrider.instrumentation.weave.NativeReason;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One decides how it is sent, once; whatever happens, the place is given back. */
class LazyFutureTest {
  private static final int ROUNDS = 1000;

  private final CountingServer server = started();
  private final NativeClient client = new NativeClient();

  private static CountingServer started() {
    try {
      return new CountingServer();
    } catch (java.io.IOException unopened) {
      throw new java.io.UncheckedIOException(unopened);
    }
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
    assertThat(TestEngine.faults()).isEmpty();
  }

  private LazyFuture<String> future() {
    return future("/");
  }

  private LazyFuture<String> future(String path) {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    JdkCall<String> call =
        new JdkCall<>(
            TestEngine.ENGINE,
            client,
            HttpRequest.newBuilder(uri).build(),
            BodyHandlers.ofString());
    Admission admission = call.exchange().ask();
    if (admission instanceof Permit permit) {
      call.exchange().admitted(permit);
      return new LazyFuture<>(new AsyncExchange<>(TestEngine.ENGINE, call, null, null));
    }
    return new LazyFuture<>(new AsyncExchange<>(TestEngine.ENGINE, call, null, (Queued) admission));
  }

  private List<String> sent() {
    List<String> sent = new ArrayList<>(client.sent);
    sent.addAll(server.requests());
    return sent;
  }

  private void awaitFree() {
    if (TestEngine.isFree(server.port())) {
      return; // nearly always; the wait begins with a pause
    }
    Awaitility.await()
        .pollInSameThread()
        .pollInterval(1, TimeUnit.MILLISECONDS)
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> TestEngine.isFree(server.port()));
  }

  @Test
  void whoeverWaitsForItSendsIt() throws Exception {
    assertThat(future().get().body()).isEqualTo("ok");
    assertThat(future().join().body()).isEqualTo("ok");

    assertThat(server.requests()).hasSize(2);
    assertThat(client.sent).isEmpty();
    awaitFree();
  }

  @Test
  void whoeverUsesItOtherwiseHasItSentNatively() throws Exception {
    assertThat(future().get(30, TimeUnit.SECONDS).body()).isEqualTo("ok");
    assertThat(future().thenApply(answer -> answer.body()).join()).isEqualTo("ok");
    assertThat(future().isDone()).isTrue();

    assertThat(client.sent).hasSize(3);
    assertThat(server.requests()).isEmpty();
    awaitFree();
  }

  @Test
  void thoseThatAreCancelledUnderWayOpenNoBreaker() {
    client.streams = true;
    for (int i = 0; i < 30; i++) {
      LazyFuture<String> future = future();
      assertThat(future.isDone()).isFalse();
      assertThat(future.cancel(true)).isTrue();
    }
    client.streams = false;

    assertThat(future().isDone()).isTrue();
    awaitFree();
  }

  @Test
  void anAnswerWhoseBodyComesKeepsItsPlaceWhenAStageIsCancelled() {
    client.answersFirst = true;
    LazyFuture<String> future = future();
    CompletableFuture<Void> stage = future.thenCompose(answer -> new CompletableFuture<>());

    assertThat(stage.cancel(true)).isTrue();

    assertThat(TestEngine.isFree(server.port())).isFalse();
  }

  @Test
  void oneThatIsCancelledUnusedIsNeverSent() {
    LazyFuture<String> future = future();

    assertThat(future.cancel(true)).isTrue();

    assertThatThrownBy(future::get).isInstanceOf(CancellationException.class);
    assertThat(future.isCancelled()).isTrue();
    assertThat(sent()).isEmpty();
    awaitFree();
  }

  @Test
  void oneThatIsCancelledAfterItWasAdmittedUnseenGivesThePlaceBack() {
    OutboundExchange holder = TestEngine.holder(server.port());
    LazyFuture<String> future = future();
    holder.end(Outcome.OK); // grants it, and nobody has looked yet

    future.cancel(true);

    assertThat(sent()).isEmpty();
    awaitFree();
  }

  @Test
  void oneThatIsCancelledWhileItWaitsNativelyLeavesTheQueueUnsent() {
    OutboundExchange holder = TestEngine.holder(server.port());
    LazyFuture<String> future = future();
    CompletableFuture<String> stage = future.thenApply(answer -> answer.body());

    future.cancel(true);
    holder.end(Outcome.OK);

    assertThatThrownBy(stage::join).hasRootCauseInstanceOf(CancellationException.class);
    awaitFree();
    assertThat(sent()).isEmpty();
  }

  @Test
  void aGetterThatWaitsInTheQueueReturnsAtOnceWhenItIsCancelled() throws Exception {
    OutboundExchange holder = TestEngine.holder(server.port());
    LazyFuture<String> future = future();
    CompletableFuture<Throwable> getter = new CompletableFuture<>();
    Thread thread = new Thread(() -> getter.complete(failure(future)));
    thread.start();
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> java.util.concurrent.locks.LockSupport.getBlocker(thread) instanceof Queued);

    future.cancel(true);

    assertThat(getter.get(30, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    holder.end(Outcome.OK);
    awaitFree();
    assertThat(sent()).isEmpty();
  }

  private static Throwable failure(Future<?> future) {
    try {
      return new AssertionError("answered: " + future.get());
    } catch (ExecutionException | InterruptedException | CancellationException failure) {
      return failure;
    }
  }

  @Test
  void oneWhoseClientFailsIsNotSentAgain() {
    client.refuses = new StackOverflowError("of the client");
    LazyFuture<String> future = future();

    assertThatThrownBy(() -> future.get(30, TimeUnit.SECONDS)).hasCause(client.refuses);

    assertThat(client.sent).hasSize(1);
    awaitFree();
  }

  @Test
  void anAnswerThatIsThereIsGivenToAnInterruptedThreadToo() throws Exception {
    LazyFuture<String> future = future();
    future.get();

    Thread.currentThread().interrupt();
    try {
      assertThat(future.get().body()).isEqualTo("ok");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void firstUseCancelAndWatcherRace() throws Exception {
    race(false);
  }

  @Test
  void firstUseCancelWatcherAndAdmissionRace() throws Exception {
    race(true);
  }

  /** One round after another; in each all do what they do to the same future at the same time. */
  private void race(boolean queued) throws Exception {
    CyclicBarrier together = new CyclicBarrier(queued ? 4 : 3);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    try {
      for (int round = 0; round < ROUNDS; round++) {
        OutboundExchange holder = queued ? TestEngine.holder(server.port()) : null;
        LazyFuture<String> future = future("/" + round);
        List<Future<?>> racers = new ArrayList<>();
        racers.add(racer(threads, together, () -> failureOrNot(future)));
        racers.add(racer(threads, together, () -> future.goNative(NativeReason.DEPENDENTS)));
        if (holder != null) {
          racers.add(racer(threads, together, () -> holder.end(Outcome.OK)));
        }
        together.await(60, TimeUnit.SECONDS);
        for (int spins = round % 64; spins > 0; spins--) {
          Thread.onSpinWait();
        }
        future.cancel(true);
        for (Future<?> racer : racers) {
          racer.get(60, TimeUnit.SECONDS);
        }
        awaitFree();
        assertThat(future.isDone()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(sent()).doesNotHaveDuplicates();
  }

  private static void failureOrNot(Future<?> future) {
    try {
      future.get();
    } catch (ExecutionException | InterruptedException | CancellationException failure) {
      assertThat(failure).isNotInstanceOf(InterruptedException.class);
    }
  }

  private static Future<?> racer(ExecutorService threads, CyclicBarrier together, Runnable what) {
    return threads.submit(
        () -> {
          together.await(60, TimeUnit.SECONDS);
          what.run();
          return null;
        });
  }
}
