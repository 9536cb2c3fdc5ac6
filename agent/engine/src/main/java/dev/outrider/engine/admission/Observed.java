package dev.outrider.engine.admission;

import dev.outrider.engine.exchange.Rejection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * The queue as it would be if it acted: {@code observe} mode.
 *
 * <p>Present is who runs or would wait; who would have been rejected is not, though in truth it
 * runs. An arrival that finds as many present as may run and wait together would have been
 * rejected. Whether it would then have displaced another is one rejection either way and counted as
 * {@code full}; timeouts cannot be known, because nobody waits.
 *
 * <p>Thread-safe, without a lock.
 */
final class Observed {
  private final AtomicInteger present = new AtomicInteger();
  private final LongAdder full = new LongAdder();

  /** {@code running} is how many hold a permit: they were there before observing began. */
  Observation arrive(AdmissionSettings settings, int running) {
    long room = (long) settings.places() + settings.maxQueueSize() - running;
    if (present.incrementAndGet() <= room) {
      return new Observation(present, null);
    }
    present.decrementAndGet();
    full.increment();
    return new Observation(present, Rejection.FULL);
  }

  /** How many would have been rejected, all of them as {@code full}. */
  long wouldRejectFull() {
    return full.sum();
  }
}
