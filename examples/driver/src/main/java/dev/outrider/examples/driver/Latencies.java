package dev.outrider.examples.driver;

import java.util.Arrays;

/** Times of single requests, every one kept. Not thread-safe. */
final class Latencies {
  private long[] nanos = new long[4096];
  private int count;

  void add(long elapsedNanos) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = elapsedNanos;
  }

  void addAll(Latencies others) {
    for (int i = 0; i < others.count; i++) {
      add(others.nanos[i]);
    }
  }

  int count() {
    return count;
  }

  /** Returns the time that this share of requests did not exceed (nearest rank), milliseconds. */
  double millis(double share) {
    return micros(share) / 1e3;
  }

  /** Returns the same in microseconds. */
  double micros(double share) {
    if (count == 0) {
      return Double.NaN;
    }
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    int rank = (int) Math.ceil(share * count);
    return sorted[Math.max(0, rank - 1)] / 1e3;
  }
}
