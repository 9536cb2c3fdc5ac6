package dev.outrider.testkit.serving;

import static dev.outrider.testkit.serving.ServingCall.call;

import java.util.List;

/** Bodies of both directions, in each framing. */
final class BodyCalls {
  private static final String CHUNKED =
      "POST /echo HTTP/1.1|Host: localhost|Transfer-Encoding: chunked";
  private static final int LARGE = 3_000_000;

  private BodyCalls() {}

  static List<ServingCall> calls() {
    return List.of(
        call("POST by length", talk -> post(talk, "/echo", 1000)),
        call("POST of nothing", talk -> post(talk, "/echo", 0)),
        call("POST of 3 MB", talk -> post(talk, "/echo", LARGE)),
        call("PUT, answered late", talk -> post(talk, "/later/20", 10)),
        call(
            "POST in chunks",
            talk -> chunks(talk, CHUNKED, "3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n")),
        call(
            "POST in chunks with trailers",
            talk -> chunks(talk, CHUNKED + "|Trailer: X-T", "3\r\nabc\r\n0\r\nX-T: t\r\n\r\n")),
        call("a body that the handler does not read", talk -> post(talk, "/ignore", 1000)),
        call(
            "chunks that the handler does not read",
            talk -> chunks(talk, CHUNKED.replace("echo", "ignore"), "3\r\nabc\r\n0\r\n\r\n")),
        call("100-continue", talk -> expects(talk, "/echo")),
        call("answer in chunks", talk -> get(talk, "/chunked/5")),
        call("answer of no chunk", talk -> get(talk, "/chunked/0")),
        call("answer of nothing", talk -> get(talk, "/fixed/0")),
        call("answer of 3 MB", talk -> get(talk, "/fixed/" + LARGE)),
        call("answer of 3 MB in chunks", talk -> get(talk, "/chunked/3000")));
  }

  private static void get(Talk talk, String target) throws Exception {
    try (Line line = talk.line()) {
      line.get(target).answer().kept();
    }
  }

  private static void post(Talk talk, String target, int length) throws Exception {
    try (Line line = talk.line()) {
      line.post(target, "x".repeat(length)).answer().kept();
    }
  }

  private static void chunks(Talk talk, String head, String body) throws Exception {
    try (Line line = talk.line()) {
      line.head(head).say(body).answer().kept();
    }
  }

  private static void expects(Talk talk, String target) throws Exception {
    try (Line line = talk.line()) {
      line.head(
          "POST " + target + " HTTP/1.1|Host: localhost|Content-Length: 6|Expect: 100-continue");
      line.answerWithoutBody().say("a body").answer().kept();
    }
  }
}
