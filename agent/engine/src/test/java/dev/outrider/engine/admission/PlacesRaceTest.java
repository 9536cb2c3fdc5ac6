package dev.outrider.engine.admission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The instant that everything hangs on: the last place is given back while somebody joins. Either
 * the one who joins gets it, or the one who gives it back learns that somebody waits.
 */
@Timeout(60)
final class PlacesRaceTest {
  private static final long NANOS = TimeUnit.MILLISECONDS.toNanos(800);

  /** Two threads sweep over so many at once, in opposite directions; where they meet, they race. */
  private static final int BATCH = 5_000;

  private final Places[] places = new Places[BATCH];
  private final boolean[] freed = new boolean[BATCH];
  private final boolean[] took = new boolean[BATCH];
  private final CyclicBarrier together = new CyclicBarrier(2);
  private volatile boolean over;

  @Test
  void aFreedPlaceAndOneWhoWaitsNeverMissEachOther() throws Exception {
    CompletableFuture<Void> joiner = CompletableFuture.runAsync(this::joinAgainAndAgain);
    long begin = System.nanoTime();
    while (System.nanoTime() - begin < NANOS) {
      Arrays.setAll(places, at -> new Places());
      Arrays.stream(places).forEach(place -> place.take(1));
      together.await();
      for (int at = 0; at < BATCH; at++) {
        freed[at] = places[at].giveBack();
      }
      together.await();
      assertThat(freed).as("freed, where the other took the place").isEqualTo(took);
    }
    over = true;
    together.await();
    joiner.join();
  }

  private void joinAgainAndAgain() {
    awaitOther();
    while (!over) {
      for (int at = BATCH - 1; at >= 0; at--) {
        took[at] = places[at].takeOrJoin(1);
      }
      awaitOther();
      awaitOther();
    }
  }

  private void awaitOther() {
    try {
      together.await(20, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new IllegalStateException("the other thread failed", e);
    }
  }
}
