package dev.outrider.engine.breaker;

import java.util.concurrent.atomic.AtomicInteger;

/** Counts failures in a row: each success begins anew. */
final class RowTally implements Tally {
  private final AtomicInteger row = new AtomicInteger();

  @Override
  public boolean fits(BreakerSettings settings) {
    return settings.inARow();
  }

  @Override
  public void succeeded(long nowNanos) {
    if (row.get() != 0) { // a read leaves the cache line shared; nearly every exchange ends here
      row.set(0);
    }
  }

  @Override
  public boolean failed(BreakerSettings settings, long nowNanos) {
    return row.incrementAndGet() >= settings.failureThreshold();
  }

  @Override
  public long failures(long nowNanos) {
    return row.get();
  }

  @Override
  public String cause(long nowNanos) {
    return row.get() + " failures in a row";
  }
}
