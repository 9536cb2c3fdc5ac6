package dev.outrider.link;

import java.util.Map;

/**
 * The sidecar's answer to a {@link LinkRequest}. Immutable but for the bytes, which nobody writes
 * to.
 *
 * @param status as HTTP has it: 200 or 204 done, 401 no such session, 409 send a whole snapshot
 * @param headers names in lower case
 * @param body perhaps empty
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record LinkAnswer(int status, Map<String, String> headers, byte[] body) {

  public LinkAnswer {
    headers = Map.copyOf(headers);
  }

  /** Returns an answer without headers. */
  public static LinkAnswer of(int status, byte[] body) {
    return new LinkAnswer(status, Map.of(), body);
  }

  /** Returns this answer, signed for the request that had {@code counter}. */
  public LinkAnswer signed(SessionKey key, long counter) {
    return new LinkAnswer(
        status, Map.of(LinkRequest.SIGNATURE, key.answer(counter, status, body)), body);
  }
}
