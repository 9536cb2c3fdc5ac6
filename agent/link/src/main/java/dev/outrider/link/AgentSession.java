package dev.outrider.link;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The agent's side of an open session: signs what goes out, checks what comes back. Thread-safe.
 */
public final class AgentSession {
  private final String name;
  private final SessionKey key;
  private final AtomicLong counter = new AtomicLong();

  private AgentSession(String name, SessionKey key) {
    this.name = name;
    this.key = key;
  }

  /** Returns the session that {@code answer} opens, or null: its sender does not know the token. */
  public static @Nullable AgentSession opened(
      SessionOffer offer, SessionAnswer answer, String token) {
    if (!answer.proves(offer, token)) {
      return null;
    }
    return new AgentSession(answer.session(), answer.handshake(offer).key(token));
  }

  /** Returns a signed request of this session. */
  public LinkRequest request(String method, String target, byte[] body) {
    long number = counter.incrementAndGet();
    return new LinkRequest(
        method,
        target,
        Map.of(
            LinkRequest.SESSION, name,
            LinkRequest.COUNTER, Long.toString(number),
            LinkRequest.SIGNATURE, key.request(method, target, number, body)),
        body);
  }

  /** Whether {@code answer} is what the sidecar of this session answered to {@code request}. */
  public boolean signed(LinkRequest request, LinkAnswer answer) {
    String signature = answer.headers().getOrDefault(LinkRequest.SIGNATURE, "");
    long number = Long.parseLong(request.headers().get(LinkRequest.COUNTER));
    return Secrets.same(key.answer(number, answer.status(), answer.body()), signature);
  }
}
