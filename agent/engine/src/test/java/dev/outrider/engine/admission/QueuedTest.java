package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.outrider.engine.exchange.Rejection;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Waiting by parking. */
@Timeout(20)
final class QueuedTest {
  private final QueueKit kit = new QueueKit(1, 10);
  private final Permit running = kit.admit(0);
  private final Queued waiter = kit.queueUp(0);
  private final CompletableFuture<Object> ending = new CompletableFuture<>();
  private final Thread thread = new Thread(this::awaitAndTell, "waiter");

  private void awaitAndTell() {
    try {
      ending.complete(waiter.await());
    } catch (InterruptedException | RuntimeException e) {
      ending.complete(e);
    }
  }

  private void park() {
    thread.start();
    await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
  }

  private Object ending() throws Exception {
    return ending.get(10, TimeUnit.SECONDS);
  }

  @AfterEach
  void nothingIsLeftBehind() {
    assertThat(kit.snapshot().totalWaiting()).isZero();
  }

  @Test
  void wakesWithThePermit() throws Exception {
    park();

    running.release(false);

    assertThat(ending()).isInstanceOf(Permit.class);
    assertThat(kit.snapshot().running()).isEqualTo(1);
  }

  @Test
  void givesUpByItselfAfterTheTimeout() throws Exception {
    RequestQueue real =
        new RequestQueue(new AdmissionSettings(1, 1, 1, 20_000_000, 0, 0), System::nanoTime);
    real.arrive(Asking.at(0));
    Queued impatient = (Queued) real.arrive(Asking.at(0));

    Rejected rejected = (Rejected) impatient.await();

    assertThat(rejected.reason()).isEqualTo(Rejection.TIMEOUT);
    assertThat(rejected.waitedNanos()).isGreaterThanOrEqualTo(20_000_000);
    assertThat(QueueKit.checked(real.snapshot()).counts().timedOut()).isEqualTo(1);
    waiter.cancel();
  }

  @Test
  void leavesTheQueueWhenInterrupted() throws Exception {
    park();

    thread.interrupt();

    assertThat(ending()).isInstanceOf(InterruptedException.class);
    assertThat(kit.snapshot().counts().cancelled()).isEqualTo(1);
    running.release(false);
    kit.admit(0);
  }

  @Test
  void endsWhenAnotherThreadCancels() throws Exception {
    park();

    assertThat(waiter.cancel()).isTrue();

    assertThat(ending()).isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> waiter.reject(Rejection.THREADS))
        .isInstanceOf(CancellationException.class);
    assertThat(kit.snapshot().counts().rejected()).isZero();
  }

  @Test
  void isRejectedForTheReasonGiven() {
    kit.step(5);

    Admission answer = waiter.reject(Rejection.THREADS);

    assertThat(answer).isEqualTo(new Rejected(Rejection.THREADS, 0, 1, 5, 0));
    assertThat(kit.snapshot().counts().rejections()).containsEntry(Rejection.THREADS, 1L);
    assertThat(waiter.cancel()).isFalse();
  }

  @Test
  void aPermitThatCameFirstStandsAgainstCancelAndReject() {
    running.release(false);

    assertThat(waiter.cancel()).isFalse();
    assertThat(waiter.reject(Rejection.THREADS)).isInstanceOf(Permit.class);
    assertThat(kit.snapshot().counts().rejected()).isZero();
  }
}
