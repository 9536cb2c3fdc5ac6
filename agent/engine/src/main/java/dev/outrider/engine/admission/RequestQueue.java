package dev.outrider.engine.admission;

import dev.outrider.engine.exchange.Rejection;
import dev.outrider.engine.exchange.StripedCounters;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Decides who runs now, who waits and who is sent away, by level and in the order of arrival.
 *
 * <p>While nobody waits, an arrival costs one compare-and-set and the permit, a release one
 * compare-and-set; no lock. Once somebody waits, one short lock orders them. A released place is
 * handed to the one next in line, so nobody is woken in vain and nobody overtakes a waiter of its
 * own or a higher level. Joining, leaving, timing out and handing over cost the same at any length.
 *
 * <p>Thread-safe. Nothing here blocks but {@link Queued#await}.
 */
public final class RequestQueue {
  private static final int ADMITTED_AT_ONCE = 0;
  private static final int COMPLETED = 1;
  private static final int FAILED = 2;

  private final Places places = new Places();
  private final Observed observed = new Observed();
  private final StripedCounters counters = new StripedCounters(3);
  private final WaitingRoom waitingRoom;

  /** {@code nanoClock} gives nanoseconds of any origin, as {@code System.nanoTime} does. */
  public RequestQueue(AdmissionSettings settings, LongSupplier nanoClock) {
    this.waitingRoom = new WaitingRoom(this, places, settings, nanoClock);
  }

  /**
   * Answers an exchange that wants to run, without blocking: a {@link Permit} when a place is free,
   * {@link Queued} when there is room to wait, else {@link Rejected}. An arrival that finds the
   * queue full takes the room of the youngest waiter of the lowest level, if that level is below
   * its own; else of one whose asker fills the level, if its own asker has fewer there. A level
   * that does not exist counts as the nearest one.
   */
  public Admission arrive(Applicant applicant) {
    AdmissionSettings settings = waitingRoom.settings();
    if (places.take(settings.places())) {
      counters.increment(ADMITTED_AT_ONCE);
      return new Permit(this, settings.nearest(applicant.level()), 0);
    }
    return waitingRoom.arrive(applicant);
  }

  /** Takes back a place, and gives it to the next in line. */
  void released(boolean asFailed) {
    counters.increment(asFailed ? FAILED : COMPLETED);
    if (!places.giveBack()) {
      waitingRoom.passOn();
    }
  }

  /**
   * Times out who has waited as long as it may; a thread that waits in {@link Queued#await} does so
   * by itself. Called by one housekeeping thread again and again.
   *
   * @param nowNanos by the queue's clock
   * @return nanoseconds until somebody who waits now is due; {@code Long.MAX_VALUE} when nobody
   *     waits. Who arrives later is due no earlier than the queue's timeout after that
   */
  public long expire(long nowNanos) {
    return places.waiting() == 0 ? Long.MAX_VALUE : waitingRoom.expire(nowNanos);
  }

  /**
   * Changes what the queue goes by. Who runs goes on; who waits stays, at the lowest level when its
   * own is gone, and under the timeout that it came with; a higher limit admits at once.
   */
  public void settings(AdmissionSettings changed) {
    waitingRoom.settings(changed);
  }

  /** What the queue goes by now. */
  public AdmissionSettings settings() {
    return waitingRoom.settings();
  }

  /**
   * Says what {@link #arrive} would answer, for {@code observe} mode: nothing is changed but the
   * count of would-be rejections. The exchange runs either way; {@link Observation#end} says when
   * it has ended. Which level would have been rejected depends on who would have waited, which
   * nobody does: the answer is the same for every {@code level}.
   */
  public Observation observe(int level) {
    return observed.arrive(waitingRoom.settings(), places.running());
  }

  /** Returns those who wait now, of high levels first, at most so many. */
  public List<Waiting> waiting(int most) {
    return waitingRoom.waiting(most);
  }

  /** Returns all that is known now; the counts of arrivals agree with who waits at any instant. */
  public QueueSnapshot snapshot() {
    AdmissionSettings settings = waitingRoom.settings();
    WaitingRoom.Contents contents = waitingRoom.contents();
    Tally tally = contents.tally();
    long atOnce = counters.sum(ADMITTED_AT_ONCE);
    QueueCounts counts =
        new QueueCounts(
            atOnce + tally.arrived,
            atOnce + tally.admitted,
            tally.queued,
            counters.sum(COMPLETED),
            counters.sum(FAILED),
            tally.cancelled,
            tally.rejections,
            Map.of(Rejection.FULL, observed.wouldRejectFull()));
    return new QueueSnapshot(
        counts,
        places.running(),
        contents.waiting(),
        tally.peakWaiting,
        settings.maxConcurrent(),
        settings.maxConcurrent(),
        settings.maxQueueSize());
  }
}
