package dev.outrider.engine.link;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.outrider.link.AgentSession;
import dev.outrider.link.LinkAnswer;
import dev.outrider.link.LinkRequest;
import dev.outrider.link.SessionAnswer;
import dev.outrider.link.SessionOffer;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The messages that both threads know how to say over their transport. Confined to its thread. */
final class Conversation implements AutoCloseable {
  static final long READ_NANOS = SECONDS.toNanos(5);
  static final byte[] NOTHING = {};

  private final Transport transport;

  Conversation(Transport transport) {
    this.transport = transport;
  }

  /**
   * Opens a session.
   *
   * @throws IOException when nobody answers, or one who does not know the token
   */
  AgentSession open(String instance, Supplier<@Nullable String> token) throws IOException {
    String secret = token.get();
    if (secret == null) {
      throw new LinkFailure("no link token is known yet");
    }
    SessionOffer offer = SessionOffer.of(instance);
    LinkAnswer answer =
        transport.send(
            new LinkRequest("POST", LinkRequest.SESSIONS, Map.of(), offer.write()), READ_NANOS);
    if (answer.status() != 200) {
      throw new LinkFailure("it answers " + answer.status() + " to the offer of a session");
    }
    AgentSession session = AgentSession.opened(offer, SessionAnswer.read(answer.body()), secret);
    if (session == null) {
      throw new LinkFailure("it does not prove that it knows the link token; nothing was sent");
    }
    return session;
  }

  /**
   * Says something within a session. Returns 200, 204 or 409, signed; 401 stands for a session that
   * the sidecar does not know (any more) and is not signed.
   */
  LinkAnswer say(AgentSession session, String method, String target, byte[] body, long timeoutNanos)
      throws IOException {
    LinkRequest request = session.request(method, target, body);
    LinkAnswer answer = transport.send(request, timeoutNanos);
    if (answer.status() == 401) {
      return answer;
    }
    if (!session.signed(request, answer)) {
      throw new LinkFailure("its answer " + answer.status() + " is not signed");
    }
    return answer;
  }

  @Override
  public void close() {
    transport.close();
  }
}
