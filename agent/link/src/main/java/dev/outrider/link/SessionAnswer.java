package dev.outrider.link;

import java.util.Map;

/**
 * The answer to a {@link SessionOffer}: the session, and the proof that the sidecar knows the
 * token.
 *
 * @param session its name, sent with every message
 * @param nonce fresh, from the sidecar
 * @param proof see {@link Handshake#proof}
 */
public record SessionAnswer(String session, String nonce, String proof) {

  /** Returns the answer to {@code offer} by one who knows {@code token}. */
  public static SessionAnswer to(SessionOffer offer, String token) {
    SessionAnswer unproven = new SessionAnswer(Secrets.random(), Secrets.random(), "");
    return new SessionAnswer(
        unproven.session, unproven.nonce, unproven.handshake(offer).proof(token));
  }

  /** Returns what both ends know now. */
  public Handshake handshake(SessionOffer offer) {
    return new Handshake(offer.instance(), offer.nonce(), session, nonce);
  }

  /** Whether it is the answer to {@code offer} of one who knows {@code token}. */
  public boolean proves(SessionOffer offer, String token) {
    return Secrets.same(handshake(offer).proof(token), proof);
  }

  /** Returns its JSON. */
  public byte[] write() {
    return Json.object(
        json -> {
          json.writeStringField("session", session);
          json.writeStringField("nonce", nonce);
          json.writeStringField("proof", proof);
        });
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws MalformedMessageException when it is no such answer
   */
  public static SessionAnswer read(byte[] body) throws MalformedMessageException {
    Map<String, String> fields = SessionOffer.texts(body);
    return new SessionAnswer(
        SessionOffer.required(fields, "session"),
        SessionOffer.required(fields, "nonce"),
        SessionOffer.required(fields, "proof"));
  }
}
