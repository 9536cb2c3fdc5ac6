package dev.outrider.engine.admission;

import dev.outrider.engine.exchange.Rejection;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * What the queue would have answered an exchange that runs whatever the answer.
 *
 * <p>Thread-safe; {@link #end} counts once.
 */
public final class Observation {
  private static final AtomicIntegerFieldUpdater<Observation> ENDED =
      AtomicIntegerFieldUpdater.newUpdater(Observation.class, "ended");

  private final AtomicInteger present;
  private final @Nullable Rejection wouldReject;

  @SuppressWarnings("UnusedVariable") // read and written through ENDED
  private volatile int ended;

  /** {@code present} was counted up for this one, unless it would have been rejected. */
  Observation(AtomicInteger present, @Nullable Rejection wouldReject) {
    this.present = present;
    this.wouldReject = wouldReject;
  }

  /** Returns why it would have been rejected; null when it would have run, at once or later. */
  public @Nullable Rejection wouldReject() {
    return wouldReject;
  }

  /** The exchange has ended. Calls after the first do nothing. */
  public void end() {
    if (wouldReject == null && ENDED.compareAndSet(this, 0, 1)) {
      present.decrementAndGet();
    }
  }
}
