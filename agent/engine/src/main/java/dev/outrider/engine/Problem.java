package dev.outrider.engine;

import dev.outrider.engine.admission.Rejected;
import dev.outrider.engine.exchange.Rejection;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * A rejection as an inbound client is told of it: {@code application/problem+json} (RFC 9457).
 *
 * @param status 503, or 429 where a credential's own limit is used up
 * @param retryAfterSeconds for {@code Retry-After}
 * @param body the document, UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares it
public record Problem(int status, long retryAfterSeconds, byte[] body) {

  static Problem of(Rejected rejected, long retryAfterSeconds) {
    Rejection reason = rejected.reason();
    int status = reason == Rejection.LIMIT ? 429 : 503;
    String title = status == 429 ? "Too Many Requests" : "Service Unavailable";
    String document =
        "{\"type\":\"about:blank\",\"title\":\""
            + title
            + "\",\"status\":"
            + status
            + ",\"detail\":"
            + Log.quoted("outrider: " + reason.sentence())
            + ",\"reason\":\""
            + reason.text()
            + "\",\"level\":"
            + rejected.level()
            + ",\"limit\":"
            + rejected.limit()
            + ",\"waitedMs\":"
            + TimeUnit.NANOSECONDS.toMillis(rejected.waitedNanos())
            + "}";
    return new Problem(status, retryAfterSeconds, document.getBytes(StandardCharsets.UTF_8));
  }
}
