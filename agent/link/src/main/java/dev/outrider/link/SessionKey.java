package dev.outrider.link;

import java.nio.charset.StandardCharsets;

/**
 * Signs the messages of one session, in both directions. A request's signature covers its method,
 * target, counter and body; an answer's covers the counter of its request, the status and the body:
 * so none passes for another. Thread-safe.
 */
public final class SessionKey {
  private final byte[] key;

  SessionKey(byte[] key) {
    this.key = key;
  }

  /**
   * Returns the signature of a request.
   *
   * @param target path and query, as sent
   * @param counter of the agent, higher with each request of the session
   */
  public String request(String method, String target, long counter, byte[] body) {
    return sign("request", method + ' ' + target, counter, body);
  }

  /** Returns the signature of the answer to the request that had {@code counter}. */
  public String answer(long counter, int status, byte[] body) {
    return sign("answer", Integer.toString(status), counter, body);
  }

  private String sign(String direction, String head, long counter, byte[] body) {
    return Secrets.text(
        Secrets.hmac(key, bytes(direction), bytes(head), bytes(Long.toString(counter)), body));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
