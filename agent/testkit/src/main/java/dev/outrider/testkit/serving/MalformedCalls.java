package dev.outrider.testkit.serving;

import static dev.outrider.testkit.serving.ServingCall.call;

import java.util.List;

/** What is no request, or not quite one. */
final class MalformedCalls {
  private static final String GET = "GET /echo HTTP/1.1|Host: localhost";
  private static final String POST = "POST /echo HTTP/1.1|Host: localhost|";

  private MalformedCalls() {}

  static List<ServingCall> calls() {
    return List.of(
        call("a request line of one word", talk -> ask(talk, "GARBAGE")),
        call("a version of another protocol", talk -> ask(talk, "GET /echo ABCD/1.1|Host: a")),
        call("a version that is not there yet", talk -> ask(talk, "GET /echo HTTP/9.9|Host: a")),
        call("a target with a brace", talk -> ask(talk, "GET /echo{} HTTP/1.1|Host: a")),
        call("no Host", talk -> ask(talk, "GET /echo HTTP/1.1")),
        call("a field without a colon", talk -> ask(talk, GET + "|nonsense")),
        call("an oversized head", talk -> ask(talk, GET + "|X-Large: " + "x".repeat(60_000))),
        call("two lengths", talk -> ask(talk, POST + "Content-Length: 0|Content-Length: 1")),
        call("a negative length", talk -> ask(talk, POST + "Content-Length: -1")),
        call("a length of letters", talk -> ask(talk, POST + "Content-Length: abc")),
        call("an unknown coding", talk -> ask(talk, POST + "Transfer-Encoding: brew")),
        call("a chunk size of letters", MalformedCalls::badChunk));
  }

  private static void ask(Talk talk, String head) throws Exception {
    try (Line line = talk.line()) {
      line.head(head).answer();
    }
  }

  private static void badChunk(Talk talk) throws Exception {
    try (Line line = talk.line()) {
      line.head(POST + "Transfer-Encoding: chunked").say("xyz\r\nabc\r\n0\r\n\r\n").answer();
    }
  }
}
