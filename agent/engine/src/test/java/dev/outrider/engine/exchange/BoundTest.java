package dev.outrider.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BoundTest {
  private final Bound places = new Bound();

  @Test
  void threadsThatMeetAtTheLastPlaceNeverHaveItBoth() throws Exception {
    AtomicInteger having = new AtomicInteger();
    AtomicInteger tooMany = new AtomicInteger();
    Together.run(
        4,
        20,
        (thread, round) -> {
          for (int i = 0; i < 500_000; i++) {
            if (places.take(1)) {
              int now = having.incrementAndGet();
              if (now > 1) {
                tooMany.set(now);
              }
              having.decrementAndGet();
              places.giveBack();
            }
          }
        });

    assertThat(tooMany).hasValue(0);
    assertThat(places.take(1)).isTrue();
    assertThat(places.take(1)).isFalse();
  }
}
