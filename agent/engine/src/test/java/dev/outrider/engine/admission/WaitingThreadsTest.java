package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class WaitingThreadsTest {

  @Test
  void letsInAsManyAsMayWait() {
    WaitingThreads threads = new WaitingThreads(2);

    assertThat(threads.tryEnter()).isTrue();
    assertThat(threads.tryEnter()).isTrue();
    assertThat(threads.tryEnter()).isFalse();
    threads.leave();

    assertThat(threads.tryEnter()).isTrue();
    assertThat(threads.waiting()).isEqualTo(2);
  }

  @Test
  void aLowerBoundWaitsUntilEnoughHaveLeft() {
    WaitingThreads threads = new WaitingThreads(2);
    threads.tryEnter();
    threads.tryEnter();

    threads.max(1);
    threads.leave();
    assertThat(threads.tryEnter()).isFalse();

    threads.leave();
    assertThat(threads.tryEnter()).isTrue();
  }
}
