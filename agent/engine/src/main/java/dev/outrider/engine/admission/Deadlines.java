package dev.outrider.engine.admission;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has to give up next.
 *
 * <p>Waiters with the same timeout give up in the order in which they came, so one line for each
 * timeout in use is in the order of its deadlines by itself, and joining, leaving and giving up
 * cost the same at any length. A second timeout is in use only after the setting changed, until the
 * waiters of the old one are gone.
 *
 * <p>Not thread-safe: the queue's lock guards it.
 */
final class Deadlines {
  private final List<Lane> lanes = new ArrayList<>(1);

  /** Adds {@code waiter}, who arrived no earlier than all that were added before. */
  void add(Queued waiter) {
    lane(waiter.timeoutNanos).line.add(waiter.inLane);
  }

  void remove(Queued waiter) {
    lane(waiter.timeoutNanos).line.remove(waiter.inLane);
    if (lanes.size() > 1) {
      lanes.removeIf(lane -> lane.line.size() == 0);
    }
  }

  private Lane lane(long timeoutNanos) {
    for (int i = 0; i < lanes.size(); i++) {
      if (lanes.get(i).timeoutNanos == timeoutNanos) {
        return lanes.get(i);
      }
    }
    Lane lane = new Lane(timeoutNanos, new Line<>());
    lanes.add(lane);
    return lane;
  }

  /** Returns a waiter whose time is over, or null. */
  @Nullable Queued due(long nowNanos) {
    for (Lane lane : lanes) {
      Queued first = lane.line.first();
      if (first != null && first.remainingNanos(nowNanos) <= 0) {
        return first;
      }
    }
    return null;
  }

  /** Returns nanoseconds until somebody is due; {@code Long.MAX_VALUE} when nobody waits. */
  long untilDueNanos(long nowNanos) {
    long until = Long.MAX_VALUE;
    for (Lane lane : lanes) {
      Queued first = lane.line.first();
      if (first != null) {
        until = Math.min(until, Math.max(0, first.remainingNanos(nowNanos)));
      }
    }
    return until;
  }

  private record Lane(long timeoutNanos, Line<Queued> line) {}
}
