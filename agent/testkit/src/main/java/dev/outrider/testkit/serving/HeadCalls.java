package dev.outrider.testkit.serving;

import static dev.outrider.testkit.serving.ServingCall.call;

import java.util.ArrayList;
import java.util.List;

/** Methods, targets, fields and statuses. */
final class HeadCalls {
  private HeadCalls() {}

  static List<ServingCall> calls() {
    List<ServingCall> calls = new ArrayList<>();
    for (String target : List.of("/fixed/10", "/chunked/3", "/status/404", "/later/20")) {
      calls.add(call("HEAD " + target, talk -> head(talk, target)));
    }
    for (String method : List.of("PUT", "DELETE", "PATCH", "OPTIONS", "BREW")) {
      calls.add(call(method, talk -> ask(talk, method + " /echo HTTP/1.1|Host: localhost")));
    }
    for (String status : List.of("204", "301", "304", "404", "500", "503")) {
      calls.add(call("status " + status, talk -> get(talk, "/status/" + status)));
    }
    for (String target :
        List.of(
            "/echo?a=b&c=%20d",
            "/echo/caf%C3%A9",
            "/echo;p=q/x",
            "//echo",
            "/echo/../echo",
            "/echo/%2e%2e/echo",
            "http://localhost/echo")) {
      calls.add(call("target " + target, talk -> get(talk, target)));
    }
    calls.add(call("OPTIONS *", talk -> ask(talk, "OPTIONS * HTTP/1.1|Host: localhost")));
    calls.add(call("fields of the answer", talk -> get(talk, "/fields")));
    calls.add(
        call(
            "fields of the request",
            talk ->
                ask(
                    talk,
                    "GET /echo HTTP/1.1|Host: localhost|X-A: 1|x-a: 2|X-Request-Priority: 0"
                        + "|Authorization: Bearer x|Accept-Encoding: gzip")));
    return calls;
  }

  private static void head(Talk talk, String target) throws Exception {
    try (Line line = talk.line()) {
      line.head("HEAD " + target + " HTTP/1.1|Host: localhost").answerWithoutBody().kept();
    }
  }

  private static void get(Talk talk, String target) throws Exception {
    ask(talk, "GET " + target + " HTTP/1.1|Host: localhost");
  }

  private static void ask(Talk talk, String head) throws Exception {
    try (Line line = talk.line()) {
      line.head(head).answer().kept();
    }
  }
}
