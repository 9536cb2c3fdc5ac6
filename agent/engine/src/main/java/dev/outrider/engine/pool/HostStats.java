package dev.outrider.engine.pool;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what one host's connections do. Any thread adds; sums are exact once all is quiet.
 *
 * <p>It outlives the {@link HostPool}s that write to it, so nothing is lost when those come and go.
 */
final class HostStats {
  final LongAdder requests = new LongAdder();
  final LongAdder hits = new LongAdder();
  final LongAdder misses = new LongAdder();
  final LongAdder errors = new LongAdder();
  final LongAdder timeouts = new LongAdder();
  final LongAdder opened = new LongAdder();
  final LongAdder closed = new LongAdder();
  final LongAdder active = new LongAdder();
  final LongAdder free = new LongAdder();
  final LongAdder pending = new LongAdder();
  private final String scheme;
  private final String host;

  HostStats(String scheme, String host) {
    this.scheme = scheme;
    this.host = host;
  }

  void failed(PoolException.Kind kind) {
    if (kind.isTimeout()) {
      timeouts.increment();
    } else if (kind != PoolException.Kind.ABORTED) {
      errors.increment();
    }
  }

  PoolSnapshot.Host snapshot() {
    return new PoolSnapshot.Host(
        scheme,
        host,
        requests.sum(),
        hits.sum(),
        misses.sum(),
        errors.sum(),
        timeouts.sum(),
        opened.sum(),
        closed.sum(),
        active.sum(),
        free.sum(),
        pending.sum());
  }
}
