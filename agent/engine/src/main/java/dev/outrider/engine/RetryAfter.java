package dev.outrider.engine;

import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.exchange.Rejection;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * How long a rejected client is asked to stay away: jittered, so that they do not all come back at
 * once.
 */
final class RetryAfter {
  private static final int SHORTEST_SECONDS = 1;
  private static final int SPREAD_SECONDS = 3;

  private RetryAfter() {}

  static long seconds(Rejected rejected) {
    long known =
        rejected.reason() == Rejection.BREAKER
            ? TimeUnit.NANOSECONDS.toSeconds(rejected.waitedNanos())
            : 0;
    return known + SHORTEST_SECONDS + ThreadLocalRandom.current().nextInt(SPREAD_SECONDS);
  }
}
