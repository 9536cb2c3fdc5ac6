package dev.outrider.sidecar.link;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import dev.outrider.link.LinkRequest;
import dev.outrider.link.SessionAnswer;
import dev.outrider.link.SessionOffer;
import dev.outrider.link.SidecarSession;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of the link. One that was offered is worth nothing until a message passes that only
 * who knows the token can sign; so strangers fill nothing but a small table of offers. A gateway
 * has one session: a newer one ends the older. Thread-safe.
 */
final class Sessions {
  private static final int MAX_OFFERED = 64;
  private static final long OFFERED_NANOS = SECONDS.toNanos(10);
  private static final int MAX_PROVEN = 1_000;

  private final String token;
  private final LongSupplier clock;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final Map<String, Offered> offered =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Offered> eldest) {
          return size() > MAX_OFFERED;
        }
      };

  /** By instance, the least recently used first. */
  @GuardedBy("lock")
  private final Map<String, SidecarSession> proven = new LinkedHashMap<>(16, 0.75f, true);

  /** Instance by name of its session. */
  @GuardedBy("lock")
  private final Map<String, String> names = new HashMap<>();

  private record Offered(SidecarSession session, long atNanos) {}

  Sessions(String token, LongSupplier clock) {
    this.token = token;
    this.clock = clock;
  }

  /** Offers a session and returns what proves that we know the token. */
  SessionAnswer offer(SessionOffer offer) {
    SessionAnswer answer = SessionAnswer.to(offer, token);
    SidecarSession session = SidecarSession.offered(offer, answer, token);
    lock.lock();
    try {
      offered.put(session.name(), new Offered(session, clock.getAsLong()));
    } finally {
      lock.unlock();
    }
    return answer;
  }

  /** Returns the session that {@code request} was signed for, or null: not to be believed. */
  @Nullable SidecarSession accept(LinkRequest request) {
    String name = request.header(LinkRequest.SESSION);
    SidecarSession session = name == null ? null : find(name);
    if (session == null || !session.accept(request)) {
      return null;
    }
    promote(session);
    return session;
  }

  private @Nullable SidecarSession find(String name) {
    lock.lock();
    try {
      Offered fresh = offered.get(name);
      if (fresh != null) {
        return clock.getAsLong() - fresh.atNanos > OFFERED_NANOS ? null : fresh.session;
      }
      String instance = names.get(name);
      return instance == null ? null : proven.get(instance);
    } finally {
      lock.unlock();
    }
  }

  private void promote(SidecarSession session) {
    lock.lock();
    try {
      if (offered.remove(session.name()) != null) {
        names.put(session.name(), session.instance());
        SidecarSession older = proven.put(session.instance(), session);
        if (older != null) {
          names.remove(older.name());
        }
        forgetEldest();
      }
    } finally {
      lock.unlock();
    }
  }

  @GuardedBy("lock")
  private void forgetEldest() {
    if (proven.size() > MAX_PROVEN) {
      Iterator<SidecarSession> leastRecentFirst = proven.values().iterator();
      names.remove(leastRecentFirst.next().name());
      leastRecentFirst.remove();
    }
  }
}
