package dev.outrider.engine.breaker;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * What a breaker does, said as simply as can be: a list of all that was reported, and everything
 * worked out anew each time. For one thread, and for exchanges that end before the next one begins,
 * if they end.
 */
final class BreakerModel {
  private static final long STEP_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final BreakerSettings settings;
  private final List<Report> reports = new ArrayList<>();
  private BreakerState state = BreakerState.CLOSED;
  private long waitNanos;
  private long untilNanos;
  private boolean probing;
  private long probeUntilNanos;
  private int opened;

  BreakerModel(BreakerSettings settings) {
    this.settings = settings;
  }

  boolean passes(long now) {
    if (state == BreakerState.OPEN && now >= untilNanos) {
      state = BreakerState.HALF_OPEN;
      probing = false;
    }
    if (state == BreakerState.HALF_OPEN && (!probing || now >= probeUntilNanos)) {
      probing = true;
      probeUntilNanos = now + settings.probeLifeNanos();
      return true;
    }
    return state == BreakerState.CLOSED;
  }

  void succeeded(long durationNanos, long now) {
    if (settings.slowCallNanos() > 0 && durationNanos >= settings.slowCallNanos()) {
      failed(now);
    } else if (state == BreakerState.HALF_OPEN) {
      state = BreakerState.CLOSED;
      reports.clear();
    } else if (state == BreakerState.CLOSED) {
      reports.add(new Report(now, false));
    }
  }

  void failed(long now) {
    if (state == BreakerState.HALF_OPEN) {
      open(now, Math.min(2 * waitNanos, settings.resetMaxNanos()));
    } else if (state == BreakerState.CLOSED) {
      reports.add(new Report(now, true));
      if (tooMany(now)) {
        open(now, settings.resetNanos());
      }
    }
  }

  void ignored() {
    probing = false;
  }

  private void open(long now, long wait) {
    state = BreakerState.OPEN;
    waitNanos = wait;
    untilNanos = now + wait;
    opened++;
  }

  private boolean tooMany(long now) {
    if (settings.failureThreshold() > 0) {
      int row = 0;
      for (Report report : reports) {
        row = report.failed ? row + 1 : 0;
      }
      return row >= settings.failureThreshold();
    }
    List<Report> recent =
        reports.stream().filter(r -> now / STEP_NANOS - r.at / STEP_NANOS < 10).toList();
    long failures = recent.stream().filter(Report::failed).count();
    return recent.size() >= settings.rateMinimum()
        && failures >= settings.rateShare() * recent.size();
  }

  BreakerState state() {
    return state;
  }

  int opened() {
    return opened;
  }

  /** Returns a time to step by: mostly little, now and then past every wait there is. */
  static long step(Random random) {
    long seconds = random.nextInt(20) == 0 ? random.nextInt(400) : 0;
    return TimeUnit.SECONDS.toNanos(seconds) + random.nextInt(400_000_000);
  }

  private record Report(long at, boolean failed) {}
}
