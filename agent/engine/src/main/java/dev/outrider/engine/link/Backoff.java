package dev.outrider.engine.link;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.ThreadLocalRandom;

/** How long until the next try: a quarter of a second, doubling to 5 s, a fifth of it at random. */
final class Backoff {
  private static final long FIRST = MILLISECONDS.toNanos(250);
  private static final long MOST = MILLISECONDS.toNanos(4_000);

  private long nanos = FIRST;

  long nextNanos() {
    long wait = nanos + ThreadLocalRandom.current().nextLong(nanos / 4);
    nanos = Math.min(2 * nanos, MOST);
    return wait;
  }

  void reset() {
    nanos = FIRST;
  }
}
