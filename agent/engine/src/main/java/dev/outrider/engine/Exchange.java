package dev.outrider.engine;

import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Applicant;
import dev.outrider.engine.admission.Observation;
import dev.outrider.engine.admission.Permit;
import dev.outrider.engine.admission.RequestQueue;
import dev.outrider.engine.exchange.Credential;
import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.exchange.Route;
import dev.outrider.engine.metrics.ExchangeRecorder;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One governed call from its first byte to its last, whichever way it goes: its route and level,
 * the permit that it holds, when its head and first body byte came, and its one end.
 *
 * <p>End, close, cancel and failure race to end it; the first one wins, releases what is held and
 * records. One thread at a time drives it; the end may come from any.
 */
public abstract sealed class Exchange implements Applicant
    permits InboundExchange, OutboundExchange {
  private static final AtomicIntegerFieldUpdater<Exchange> ENDED =
      AtomicIntegerFieldUpdater.newUpdater(Exchange.class, "ended");

  /** A body that still comes so long after its head is a stream: API.md, "What is counted". */
  private static final long STREAM_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final long NONE = -1;

  private final Route route;
  private final int level;
  private final Credential credential;
  private final ExchangeRecorder recorder;
  private final QueueRecorder queueRecorder;
  private final long begunNanos;
  private final boolean sampled;
  private long overheadNanos;
  private volatile int ended;
  private volatile @Nullable Permit permit;
  private volatile long admittedNanos;
  private volatile long headNanos = NONE;
  private volatile long firstBodyNanos = NONE;
  private volatile int status;
  private volatile @Nullable Observation observation;
  private boolean streamed;
  private long requestBytes;
  private long responseBytes;

  Exchange(
      Route route,
      int level,
      Credential credential,
      ExchangeRecorder recorder,
      QueueRecorder queueRecorder,
      long begunNanos) {
    this.route = route;
    this.level = level;
    this.credential = credential;
    this.recorder = recorder;
    this.queueRecorder = queueRecorder;
    this.begunNanos = begunNanos;
    this.sampled = Overhead.samples(begunNanos);
    recorder.begin();
  }

  /** The class of exchanges that it belongs to. */
  public final Route route() {
    return route;
  }

  /** Its priority level, 0 highest. */
  @Override
  public final int level() {
    return level;
  }

  @Override
  public final String routeName() {
    return route.name();
  }

  /** Who asks: of an outbound exchange, the client of the inbound one that it is made for. */
  public final Credential credential() {
    return credential;
  }

  final long begunNanos() {
    return begunNanos;
  }

  /** Holds the permit until the end; one that comes after the end goes straight back. */
  public final void admitted(Permit granted) {
    // Who did not wait was admitted as it came, to the microsecond: one look at the clock less.
    admittedNanos = granted.waitedNanos() == 0 ? begunNanos : System.nanoTime();
    permit = granted;
    if (ended != 0) {
      granted.release(false);
    }
  }

  /** Ends it as rejected. */
  public void rejected() {
    end(Outcome.REJECTED);
  }

  /**
   * Asks for admission as {@code mode} has it: a queue that is only observed notes what it would
   * have done, and one that is off is not asked.
   *
   * @param free admits everybody and is counted nowhere
   */
  final Admission ask(RequestQueue queue, RequestQueue free, Mode mode) {
    if (mode == Mode.ENFORCE) {
      return queue.arrive(this);
    }
    if (mode == Mode.OBSERVE) {
      observation = queue.observe(level);
    }
    return free.arrive(this);
  }

  /** Takes note that the response head is there. */
  final void headCame(int answered, boolean isStream, long nowNanos) {
    status = answered;
    streamed = isStream;
    headNanos = nowNanos;
  }

  final int status() {
    return status;
  }

  /** Takes note of bytes of the response's body as they pass. */
  final void bodyCame(int bytes) {
    if (bytes > 0) {
      responseBytes += bytes;
      if (firstBodyNanos == NONE) {
        firstBodyNanos = System.nanoTime();
      }
    }
  }

  final void sizesAre(long request, long response) {
    requestBytes = request;
    responseBytes = response;
  }

  final void bodyIs(long bytes) {
    responseBytes = bytes;
  }

  final void requestIs(long bytes) {
    requestBytes = Math.max(0, bytes);
  }

  /** Adds to the time that was spent in our code, for an exchange that is sampled. */
  final void ours(long sinceNanos) {
    if (sampled) {
      overheadNanos += System.nanoTime() - sinceNanos;
    }
  }

  /** Ends it; calls after the first do nothing. */
  public final void end(Outcome outcome) {
    if (ENDED.compareAndSet(this, 0, 1)) {
      long nowNanos = System.nanoTime();
      release(outcome != Outcome.OK && outcome != Outcome.CANCELLED, nowNanos);
      record(outcome, nowNanos);
    }
  }

  /** Whether it has ended, or was abandoned. */
  final boolean isOver() {
    return ended != 0;
  }

  private void release(boolean failed, long nowNanos) {
    Permit held = permit;
    if (held != null) {
      held.release(failed);
      queueRecorder.released(held.waitedNanos(), nowNanos - admittedNanos);
    }
    Observation seen = observation;
    if (seen != null) {
      seen.end();
    }
  }

  private void record(Outcome outcome, long nowNanos) {
    boolean isStream = headNanos != NONE && (streamed || nowNanos - headNanos > STREAM_NANOS);
    long firstEventNanos = firstBodyNanos == NONE ? headNanos : firstBodyNanos;
    long durationNanos = (isStream ? firstEventNanos : nowNanos) - begunNanos;
    recorder.record(
        level,
        outcome,
        route.exempt(),
        durationNanos,
        isStream ? nowNanos - begunNanos : NONE,
        headNanos == NONE ? NONE : headNanos - begunNanos,
        requestBytes,
        responseBytes);
    ended(outcome, durationNanos, nowNanos);
    if (sampled) {
      overhead(overheadNanos + (System.nanoTime() - nowNanos));
    }
  }

  /** Our own time, of an exchange that is sampled. */
  abstract void overhead(long nanos);

  /** What else hears of the end; called once. */
  abstract void ended(Outcome outcome, long durationNanos, long nowNanos);

  /**
   * Gives back all that is held after a fault of ours; the application's call goes on without us,
   * so nothing is recorded of it but the fault.
   */
  public final void abandon() {
    if (ENDED.compareAndSet(this, 0, 1)) {
      release(true, System.nanoTime());
      recorder.abandoned();
      abandoned();
    }
  }

  /** What else has to be given back; called once. */
  abstract void abandoned();

  static boolean isStream(@Nullable String contentType) {
    return contentType != null
        && (contentType.startsWith("text/event-stream")
            || contentType.startsWith("application/x-ndjson")
            || contentType.startsWith("application/stream+json"));
  }
}
