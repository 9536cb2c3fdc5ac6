package dev.outrider.link;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The sidecar's side of a session: lets each message of the agent pass once, and signs the answers.
 * Unproven until the first one passes. Thread-safe.
 */
public final class SidecarSession {
  private final String name;
  private final String instance;
  private final SessionKey key;
  private final ReentrantLock lock = new ReentrantLock();

  @GuardedBy("lock")
  private final ReplayWindow window = new ReplayWindow();

  private SidecarSession(String name, String instance, SessionKey key) {
    this.name = name;
    this.instance = instance;
    this.key = key;
  }

  /** Returns the session that {@code answer} offers, unproven. */
  public static SidecarSession offered(SessionOffer offer, SessionAnswer answer, String token) {
    return new SidecarSession(
        answer.session(), offer.instance(), answer.handshake(offer).key(token));
  }

  public String name() {
    return name;
  }

  /** The id of the gateway's JVM. */
  public String instance() {
    return instance;
  }

  /** Whether {@code request} was signed by the agent of this session and was not seen before. */
  public boolean accept(LinkRequest request) {
    long counter = counter(request);
    String expected = key.request(request.method(), request.target(), counter, request.body());
    String signature = request.header(LinkRequest.SIGNATURE);
    if (signature == null || !Secrets.same(expected, signature)) {
      return false;
    }
    lock.lock();
    try {
      return window.accept(counter);
    } finally {
      lock.unlock();
    }
  }

  /** Returns {@code answer}, signed for {@code request}. */
  public LinkAnswer sign(LinkRequest request, LinkAnswer answer) {
    return answer.signed(key, counter(request));
  }

  /** Returns the request's counter; 0, which never passes, when it has none. */
  private static long counter(LinkRequest request) {
    String text = request.header(LinkRequest.COUNTER);
    if (text == null || !text.matches("[0-9]{1,18}")) {
      return 0;
    }
    return Long.parseLong(text);
  }
}
