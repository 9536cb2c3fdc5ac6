package dev.outrider.link;

import java.nio.charset.StandardCharsets;

/**
 * What both ends know when a session is about to open, and what each makes of it with the link
 * token. The token itself never travels.
 *
 * <p>The agent sends its instance and a nonce; the sidecar answers with the session's name, a nonce
 * of its own and {@link #proof}. An agent that finds the proof wrong sends nothing more. The
 * agent's proof is its first message, signed with {@link #key}: until then the sidecar holds the
 * session for unproven and believes nothing of it. Both nonces go into both HMACs, and the two have
 * different labels, so neither can be replayed or reflected. Immutable.
 *
 * @param instance id of the gateway's JVM
 * @param agentNonce fresh, from the agent
 * @param session fresh name of the session, from the sidecar
 * @param sidecarNonce fresh, from the sidecar
 */
public record Handshake(String instance, String agentNonce, String session, String sidecarNonce) {

  /** Returns the sidecar's proof that it knows {@code token}. */
  public String proof(String token) {
    return Secrets.text(derive(token, "outrider link 1: proof of the sidecar"));
  }

  /** Returns the key that signs the messages of this session. */
  public SessionKey key(String token) {
    return new SessionKey(derive(token, "outrider link 1: key of the session"));
  }

  private byte[] derive(String token, String label) {
    return Secrets.hmac(
        bytes(token),
        bytes(label),
        bytes(instance),
        bytes(agentNonce),
        bytes(session),
        bytes(sidecarNonce));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
