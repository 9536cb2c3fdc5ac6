package dev.outrider.sidecar.api;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Lets a call pass to its row, or answers 401 or 403. Thread-safe. */
final class Guard {
  private static final String BEARER = "bearer ";

  private final AccessTokens tokens;
  private final Envelope envelope;
  private final ScheduledExecutorService timer;
  private final FailedAttempts attempts;

  Guard(
      AccessTokens tokens, Envelope envelope, ScheduledExecutorService timer, LongSupplier clock) {
    this.tokens = tokens;
    this.envelope = envelope;
    this.timer = timer;
    this.attempts = new FailedAttempts(clock);
  }

  /** Returns null when the caller may, else the refusal, perhaps later. */
  @Nullable CompletableFuture<Reply> refusal(Right right, Call call) {
    String authorization = call.header("authorization");
    boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
    String token = bearer ? authorization.substring(BEARER.length()).strip() : "";
    return switch (tokens.access(right, token)) {
      case GRANTED -> null;
      case FORBIDDEN ->
          CompletableFuture.completedFuture(
              envelope.error(403, "this needs the admin token; the given one may only read"));
      case UNKNOWN -> unknown(call.address(), token);
    };
  }

  private CompletableFuture<Reply> unknown(String address, String token) {
    String message = token.isEmpty() ? "a token is needed" : "the token is not known here";
    Reply reply = envelope.error(401, message).with("WWW-Authenticate", "Bearer");
    long delayNanos = token.isEmpty() ? 0 : attempts.failed(address);
    if (delayNanos == 0) {
      return CompletableFuture.completedFuture(reply);
    }
    CompletableFuture<Reply> later = new CompletableFuture<>();
    timer.schedule(() -> later.complete(reply), delayNanos, NANOSECONDS);
    return later;
  }
}
