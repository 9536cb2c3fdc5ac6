package dev.outrider.testkit.serving;

import static dev.outrider.testkit.serving.ServingCall.call;

import java.util.List;

/** Handlers that fail. */
final class HandlerCalls {
  private HandlerCalls() {}

  static List<ServingCall> calls() {
    return List.of(
        call("an IOException before the head", talk -> ask(talk, "GET", "/throw")),
        call("an IllegalStateException before the head", talk -> ask(talk, "GET", "/fail")),
        call("an IOException before the head of a HEAD", talk -> ask(talk, "HEAD", "/throw")),
        call("an IOException in the body", talk -> ask(talk, "GET", "/cut")),
        call("one failure after the other", HandlerCalls::again));
  }

  private static void ask(Talk talk, String method, String target) throws Exception {
    try (Line line = talk.line()) {
      line.head(method + ' ' + target + " HTTP/1.1|Host: localhost");
      (method.equals("HEAD") ? line.answerWithoutBody() : line.answer()).kept();
    }
  }

  private static void again(Talk talk) throws Exception {
    for (int i = 0; i < 3; i++) {
      try (Line line = talk.line("failure " + i)) {
        line.get(i == 1 ? "/cut" : "/fail").answer();
      }
    }
  }
}
