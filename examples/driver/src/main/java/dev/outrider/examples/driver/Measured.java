package dev.outrider.examples.driver;

/**
 * What a load gave.
 *
 * @param latencies of every answered request
 * @param errors answers from 400 up, and requests without a whole answer
 * @param elapsedNanos how long it took
 * @param cpuNanos that the gateway's process used meanwhile
 */
record Measured(Latencies latencies, long errors, long elapsedNanos, long cpuNanos) {

  Measured withCpu(long nanos) {
    return new Measured(latencies, errors, elapsedNanos, nanos);
  }

  /** Returns both taken as one run. */
  Measured and(Measured other) {
    Latencies all = new Latencies();
    all.addAll(latencies);
    all.addAll(other.latencies);
    return new Measured(
        all, errors + other.errors, elapsedNanos + other.elapsedNanos, cpuNanos + other.cpuNanos);
  }

  double requestsPerSecond() {
    return latencies.count() / (elapsedNanos / 1e9);
  }

  double cpuMicrosPerRequest() {
    return cpuNanos / 1e3 / latencies.count();
  }
}
