package dev.outrider.engine;

import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.exchange.Credential;
import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.exchange.Route;
import dev.outrider.engine.metrics.ExchangeRecorder;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A request that a handler of the gateway answers. */
public final class InboundExchange extends Exchange {
  private final Rooms rooms;
  private final Mode admission;
  private final boolean limited;

  InboundExchange(
      Rooms rooms,
      Mode admission,
      Route route,
      int level,
      Credential credential,
      ExchangeRecorder recorder,
      long nowNanos,
      boolean limited) {
    super(route, level, credential, recorder, rooms.inboundTimes, nowNanos);
    this.rooms = rooms;
    this.admission = admission;
    this.limited = limited;
  }

  /** Returns the inbound exchange that this thread works for, or null. */
  public static @Nullable InboundExchange current() {
    return CurrentExchange.get();
  }

  /** Makes it the current one of this thread, and returns the one before, for {@link #leave}. */
  public @Nullable InboundExchange enter() {
    return CurrentExchange.enter(this);
  }

  /** Ends what {@link #enter} began; the thread keeps nothing. */
  public void leave(@Nullable InboundExchange outer) {
    CurrentExchange.restore(outer);
  }

  /**
   * Asks for admission.
   *
   * @param cameFromUs whether the request came from this very gateway, which holds a permit for it
   *     already; asked only where there is a limit
   */
  public Admission ask(BooleanSupplier cameFromUs) {
    boolean free = route().exempt() || (limited && cameFromUs.getAsBoolean());
    Admission answer = ask(rooms.inbound, rooms.free, free ? Mode.OFF : admission);
    ours(begunNanos());
    return answer;
  }

  /**
   * Returns the header fields by which an answer says what we did with its request and how long
   * that kept it, as far as that is known before the head is sent: RFC 9211, and Server-Timing.
   */
  public Map<String, String> headers() {
    double millis = (System.nanoTime() - begunNanos()) / 1e6;
    return Map.of(
        "Cache-Status",
        "outrider; fwd=bypass",
        "Server-Timing",
        String.format(Locale.ROOT, "outrider;dur=%.3f", millis));
  }

  /** Takes note of the sizes of both bodies. */
  public void sizes(long requestBytes, long responseBytes) {
    sizesAre(requestBytes, responseBytes);
  }

  /**
   * Ends it with a complete answer.
   *
   * @param contentType of the answer, or null
   * @param headNanos when its head was sent, or -1 when that is not known
   */
  public void end(int status, @Nullable String contentType, long headNanos) {
    if (headNanos >= 0) {
      headCame(status, isStream(contentType), headNanos);
    }
    end(Outcome.ofStatus(status));
  }

  /** Ends it: the client went away. */
  public void cancelled() {
    end(Outcome.CANCELLED);
  }

  /** Ends it: the answer was never completed. */
  public void broken() {
    end(Outcome.BROKEN);
  }

  @Override
  public long asker() {
    return rooms.asker(credential());
  }

  @Override
  void overhead(long nanos) {
    rooms.overhead.record(nanos);
  }

  @Override
  void ended(Outcome outcome, long durationNanos, long nowNanos) {}

  @Override
  void abandoned() {}
}
