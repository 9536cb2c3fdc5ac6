package dev.outrider.testkit.serving;

import static dev.outrider.testkit.serving.ServingCall.call;

import java.util.List;

/** Which connections are kept, and for what. */
final class ConnectionCalls {
  private static final String GET = "GET /fixed/10 HTTP/1.1|Host: localhost";

  private ConnectionCalls() {}

  static List<ServingCall> calls() {
    return List.of(
        call("three requests by one connection", talk -> once(talk, GET)),
        call("Connection: close", talk -> once(talk, GET + "|Connection: close")),
        call("HTTP/1.0", talk -> once(talk, "GET /fixed/10 HTTP/1.0")),
        call(
            "HTTP/1.0, Connection: keep-alive",
            talk -> once(talk, "GET /fixed/10 HTTP/1.0|Connection: keep-alive")),
        call("HTTP/1.0, chunked answer", talk -> once(talk, "GET /chunked/3 HTTP/1.0")),
        call("three requests in one write", ConnectionCalls::pipelined),
        call("a body and the next request in one write", ConnectionCalls::bodyAndNext),
        call(
            "an answer by another thread, then the next request",
            talk -> once(talk, "GET /later/50 HTTP/1.1|Host: localhost")),
        call("a client that says that it is done", ConnectionCalls::halfClosed),
        call("two connections in turn", ConnectionCalls::inTurn));
  }

  private static void once(Talk talk, String head) throws Exception {
    try (Line line = talk.line()) {
      line.head(head).answer().kept().kept();
    }
  }

  private static void pipelined(Talk talk) throws Exception {
    try (Line line = talk.line()) {
      String get = (GET + "||").replace("|", "\r\n");
      line.say(get + get.replace("fixed", "chunked") + get).answer().answer().answer().kept();
    }
  }

  private static void bodyAndNext(Talk talk) throws Exception {
    try (Line line = talk.line()) {
      String post = "POST /echo HTTP/1.1|Host: localhost|Content-Length: 6||a body" + GET + "||";
      line.say(post.replace("|", "\r\n")).answer().answer();
    }
  }

  private static void halfClosed(Talk talk) throws Exception {
    try (Line line = talk.line()) {
      line.get("/echo/half").finish().answer();
    }
  }

  private static void inTurn(Talk talk) throws Exception {
    try (Line one = talk.line("one");
        Line two = talk.line("two")) {
      for (int i = 0; i < 3; i++) {
        one.get("/fixed/10").answer();
        two.post("/echo", "x".repeat(i)).answer();
      }
    }
  }
}
