package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outrider.engine.exchange.Rejection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Waiting by callback. The executor of most tests only collects what it is given. */
final class WhenDecidedTest {
  private final QueueKit kit = new QueueKit(1, 10);
  private final Permit running = kit.admit(0);
  private final Queued waiter = kit.queueUp(0);
  private final List<Runnable> handedOver = new ArrayList<>();
  private final List<Admission> told = new ArrayList<>();

  private void runWhatWasHandedOver() {
    List<Runnable> tasks = List.copyOf(handedOver);
    handedOver.clear();
    tasks.forEach(Runnable::run);
  }

  @Test
  void tellsThePermitThroughTheExecutorOnly() {
    waiter.whenDecided(handedOver::add, told::add);

    running.release(false);
    assertThat(told).isEmpty();

    runWhatWasHandedOver();
    assertThat(told).hasSize(1).first().isInstanceOf(Permit.class);
  }

  @Test
  void tellsWhatWasDecidedBefore() {
    running.release(false);

    waiter.whenDecided(handedOver::add, told::add);
    assertThat(told).isEmpty();

    runWhatWasHandedOver();
    assertThat(told).containsExactly(QueueKit.granted(waiter));
  }

  @Test
  void tellsATimeoutWhenHousekeepingFindsIt() {
    waiter.whenDecided(handedOver::add, told::add);

    kit.step(QueueKit.TIMEOUT - 1);
    assertThat(kit.queue.expire(kit.clock.get())).isEqualTo(1);
    assertThat(handedOver).isEmpty();
    kit.step(1);
    assertThat(kit.queue.expire(kit.clock.get())).isEqualTo(Long.MAX_VALUE);

    runWhatWasHandedOver();
    assertThat(told).containsExactly(new Rejected(Rejection.TIMEOUT, 0, 1, QueueKit.TIMEOUT, 0));
    assertThat(kit.snapshot().counts().timedOut()).isEqualTo(1);
  }

  @Test
  void tellsADisplacement() {
    QueueKit small = new QueueKit(1, 1);
    small.admit(0);
    small.queueUp(2).whenDecided(handedOver::add, told::add);

    small.queueUp(0);

    runWhatWasHandedOver();
    assertThat(told).containsExactly(new Rejected(Rejection.DISPLACED, 2, 1, 0, 0));
  }

  @Test
  void tellsNothingAfterACancel() {
    waiter.whenDecided(handedOver::add, told::add);

    assertThat(waiter.cancel()).isTrue();
    running.release(false);
    kit.step(QueueKit.TIMEOUT);
    kit.queue.expire(kit.clock.get());

    assertThat(handedOver).isEmpty();
    assertThat(kit.snapshot().running()).isZero();
  }

  @Test
  void anExecutorThatRefusesLosesNoPermit() throws Exception {
    CompletableFuture<Admission> told = new CompletableFuture<>();
    CompletableFuture<Thread> toldOn = new CompletableFuture<>();
    waiter.whenDecided(
        task -> {
          throw new RejectedExecutionException("shut down");
        },
        answer -> {
          toldOn.complete(Thread.currentThread());
          told.complete(answer);
        });

    running.release(false);

    assertThat(told.get(10, TimeUnit.SECONDS)).isInstanceOf(Permit.class);
    assertThat(toldOn.get()).isNotSameAs(Thread.currentThread());
    assertThat(toldOn.get().isDaemon()).isTrue();
  }

  @Test
  void takesOneCallbackOnly() {
    waiter.whenDecided(handedOver::add, told::add);

    assertThatThrownBy(() -> waiter.whenDecided(handedOver::add, told::add))
        .isInstanceOf(IllegalStateException.class);
  }
}
