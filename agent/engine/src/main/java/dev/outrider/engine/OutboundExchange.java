package dev.outrider.engine;

import dev.outrider.engine.admission.Admission;
import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.breaker.Guard;
import dev.outrider.engine.breaker.Open;
import dev.outrider.engine.breaker.Pass;
import dev.outrider.engine.exchange.Credential;
import dev.outrider.engine.exchange.Mode;
import dev.outrider.engine.exchange.Modes;
import dev.outrider.engine.exchange.Outcome;
import dev.outrider.engine.exchange.Rejection;
import dev.outrider.engine.exchange.Route;
import dev.outrider.engine.metrics.ExchangeRecorder;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/** A call of the gateway to a provider, in the order in which an instrumentation drives it. */
public final class OutboundExchange extends Exchange {
  private static final AtomicReferenceFieldUpdater<OutboundExchange, SelfCalls.@Nullable Calls>
      CALLS_HOME =
          AtomicReferenceFieldUpdater.newUpdater(
              OutboundExchange.class, SelfCalls.Calls.class, "callsHome");

  private final Rooms rooms;
  private final Call call;
  private final ProviderState provider;
  private final Modes modes;
  private @Nullable Caching caching;

  /** Those it is one of while it runs; taken out once, for an end may come from any thread. */
  private volatile SelfCalls.@Nullable Calls callsHome;

  private volatile @Nullable Pass pass;

  OutboundExchange(
      Rooms rooms,
      Call call,
      ProviderState provider,
      Modes modes,
      Route route,
      int level,
      Credential credential,
      ExchangeRecorder recorder,
      long nowNanos) {
    super(route, level, credential, recorder, rooms.outboundTimes, nowNanos);
    this.rooms = rooms;
    this.call = call;
    this.provider = provider;
    this.modes = modes;
  }

  /** Whether the exchange may be carried by our pool, as far as settings and rules go. */
  public Mode mayReroute() {
    return modes.reroute();
  }

  /** Whether a cache is to be asked for it. */
  public boolean asksCache() {
    return route().cache() != null && modes.cache() != Mode.OFF;
  }

  /**
   * Returns the cached answer, or null when there is none. Only for a request without a body, whose
   * headers are all that choose its answer.
   *
   * @param target path with query
   * @param tls what tells the client's TLS identity from others; empty without one
   * @param headers of the request
   */
  public @Nullable CachedAnswer lookUp(
      String target, String tls, Map<String, List<String>> headers) {
    Caching asked = Caching.of(rooms.caches, route(), provider.name(), call, target, tls, headers);
    caching = asked;
    CachedAnswer hit = asked.lookUp();
    return modes.cache() == Mode.ENFORCE ? hit : null;
  }

  /** Ends it with an answer from a cache, handed to its caller. */
  public void answered(CachedAnswer answer) {
    caching = null;
    headCame(answer.status(), false, System.nanoTime());
    bodyCame(answer.body().length);
    end(Outcome.ofStatus(answer.status()));
  }

  /** Takes note that its client cannot be cached. */
  public void uncacheable() {
    rooms.caches.uncacheable(route());
  }

  /** Asks the provider's breaker, then for admission. */
  public Admission ask() {
    Admission answer = guarded();
    ours(begunNanos());
    return answer;
  }

  private Admission guarded() {
    if (modes.breaker() != Mode.OFF) {
      long now = begunNanos(); // asked for at once: one look at the clock less
      boolean acts = modes.breaker() == Mode.ENFORCE;
      Guard guard = acts ? provider.breaker().tryPass(now) : provider.breaker().wouldPass(now);
      if (guard instanceof Pass granted) {
        pass = granted;
      } else if (acts) {
        Open open = (Open) guard;
        return new Rejected(Rejection.BREAKER, level(), 0, 0, open.retryAfterNanos());
      }
    }
    return ask(provider.queue(), rooms.free, modes.admission());
  }

  /** Ends it as rejected; returns the sentence for its caller: provider, reason, limit and wait. */
  public String rejected(Rejected rejected) {
    rejected();
    String why = "outrider: " + provider.name() + " rejected: " + rejected.reason().sentence();
    long millis = TimeUnit.NANOSECONDS.toMillis(rejected.waitedNanos());
    return rejected.reason() == Rejection.BREAKER
        ? why
            + " (reason breaker, limit 0, waited 0 ms, probed again in "
            + TimeUnit.NANOSECONDS.toMillis(rejected.retryAfterNanos())
            + " ms)"
        : why
            + " (reason "
            + rejected.reason().text()
            + ", limit "
            + rejected.limit()
            + ", waited "
            + millis
            + " ms)";
  }

  /** Counts that it is carried by our pool. */
  public void rerouting() {
    rooms.transports.rerouted(call.library());
  }

  /** Counts that it stays on the application's client, and why. */
  public void left(String reason) {
    rooms.transports.left(call.library(), reason);
    if (callsHome == null && SelfCalls.isThisMachine(call.host())) {
      callsHome = rooms.selfCalls.begin(call.effectivePort());
      if (isOver()) {
        endCallHome();
      }
    }
  }

  /** Takes note of the size of the request's body. */
  public void sent(long bytes) {
    requestIs(bytes);
  }

  /** Takes note of the response head. */
  public void head(int status, Map<String, List<String>> headers) {
    List<String> type = headers.get("content-type");
    headCame(status, isStream(type == null ? null : type.get(0)), System.nanoTime());
    Caching stores = caching;
    if (stores != null) {
      stores.head(status, headers);
    }
  }

  /** Takes note of bytes of the response body as they pass; reads them only to store them. */
  public void received(ByteBuffer bytes) {
    bodyCame(bytes.remaining());
    Caching stores = caching;
    if (stores != null) {
      stores.body(bytes.duplicate());
    }
  }

  /** As {@link #received(ByteBuffer)}. */
  public void received(byte[] bytes, int offset, int length) {
    bodyCame(length);
    Caching stores = caching;
    if (stores != null) {
      stores.body(ByteBuffer.wrap(bytes, offset, length));
    }
  }

  /** Takes note of so many bytes that pass where they can only be counted. */
  public void received(int bytes) {
    bodyCame(bytes);
  }

  /** Stores the complete body that passed, if this exchange stores; before or after its end. */
  public void passed() {
    Caching stores = caching;
    if (stores != null) {
      caching = null;
      stores.complete();
    }
  }

  /** Ends it with the complete answer whose head was seen. */
  public void complete() {
    end(Outcome.ofStatus(status()));
  }

  /** Takes note of how long the body was in all, where it did not pass here. */
  public void bodyWas(long bytes) {
    bodyIs(bytes);
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
  void ended(Outcome outcome, long durationNanos, long nowNanos) {
    endCallHome();
    Pass reported = pass;
    if (reported != null) {
      reported.ended(outcome, durationNanos, nowNanos);
    }
    if (outcome == Outcome.SERVER_ERROR
        || outcome == Outcome.BROKEN
        || outcome == Outcome.TIMEOUT) {
      rooms.caches.providerFailed(provider.name());
    }
  }

  @Override
  void abandoned() {
    endCallHome();
    Pass reported = pass;
    if (reported != null) {
      reported.ignored();
    }
  }

  private void endCallHome() {
    SelfCalls.Calls begun = callsHome;
    if (begun != null && CALLS_HOME.compareAndSet(this, begun, null)) {
      begun.end();
    }
  }
}
