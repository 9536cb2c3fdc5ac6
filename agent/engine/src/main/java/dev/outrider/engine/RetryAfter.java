package dev.outrider.engine;

import dev.outrider.engine.admission.Rejected;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long a rejected client is asked to stay away: as long as it is of no use to come again, and
 * then jittered by the half of that, so that they do not all come back at once.
 */
final class RetryAfter {
  private static final int SHORTEST_SECONDS = 1;
  private static final int LEAST_SPREAD_SECONDS = 3;

  private RetryAfter() {}

  static long seconds(Rejected rejected) {
    long known = TimeUnit.NANOSECONDS.toSeconds(rejected.retryAfterNanos());
    long spread = Math.max(LEAST_SPREAD_SECONDS, known / 2);
    return known + SHORTEST_SECONDS + ThreadLocalRandom.current().nextLong(spread);
  }
}
