package dev.outrider.examples.mock;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.util.concurrent.TimeUnit;

/** How long an answer is held back, on the thread of its connection. */
final class Delay {
  private Delay() {}

  /** Nanoseconds before an answer's first byte; a whole completion waits for its last token. */
  static long beforeNanos(Request request, Answer answer, Behaviour behaviour) {
    long latency = MILLISECONDS.toNanos(behaviour.latencyMillis());
    if (!request.path().equals("/v1/chat/completions")) {
      return latency;
    }
    long firstToken = latency + MILLISECONDS.toNanos(behaviour.ttftMillis());
    return answer instanceof Answer.Events
        ? firstToken
        : firstToken + behaviour.tokens() * behaviour.tokenNanos();
  }

  /** Passes that time; at once when it is 0. */
  static void pass(long nanos) throws InterruptedException {
    if (nanos > 0) {
      TimeUnit.NANOSECONDS.sleep(nanos);
    }
  }
}
