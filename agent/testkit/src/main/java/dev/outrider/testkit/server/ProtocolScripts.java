package dev.outrider.testkit.server;

import java.io.IOException;
import java.util.Map;

/**
 * What HTTP/1.1 offers beside bodies: {@code /redirect/N?to=}, {@code /loop}, {@code /auth} (basic,
 * {@code user:secret}), {@code /cookie}, {@code /trailers}, {@code /expect/continue|refuse}, {@code
 * /early/N} (answers before the body was read), {@code /interim/103}, {@code /duplicate}.
 */
final class ProtocolScripts {
  /** {@code user:secret}. */
  static final String BASIC = "Basic dXNlcjpzZWNyZXQ=";

  private ProtocolScripts() {}

  static void addTo(Map<String, Script> scripts) {
    scripts.put("redirect", PlainScripts.afterBody(ProtocolScripts::redirect));
    scripts.put("loop", PlainScripts.afterBody(answer -> moved(answer, 302, answer.target())));
    scripts.put("auth", PlainScripts.afterBody(ProtocolScripts::authenticated));
    scripts.put("cookie", PlainScripts.afterBody(ProtocolScripts::cookie));
    scripts.put("trailers", PlainScripts.afterBody(ProtocolScripts::trailers));
    scripts.put("expect", ProtocolScripts::expect);
    scripts.put("early", ProtocolScripts::early);
    scripts.put("interim", PlainScripts.afterBody(ProtocolScripts::interim));
    scripts.put("duplicate", PlainScripts.afterBody(ProtocolScripts::duplicate));
  }

  private static void redirect(Answer answer) throws IOException {
    moved(answer, answer.query().number(), answer.query().text("to", "/len/5"));
  }

  private static void moved(Answer answer, int status, String to) throws IOException {
    answer.text(status, "moved", "Location: " + to);
  }

  private static void authenticated(Answer answer) throws IOException {
    if (answer.header("Authorization").equals(BASIC)) {
      answer.text(200, "welcome");
    } else {
      answer.text(401, "who are you", "WWW-Authenticate: Basic realm=\"kit\"");
    }
  }

  private static void cookie(Answer answer) throws IOException {
    answer.text(
        200,
        "cookie: " + answer.header("Cookie"),
        "Set-Cookie: taste=sweet; Path=/",
        "Set-Cookie: size=small; Path=/");
  }

  private static void trailers(Answer answer) throws IOException {
    answer.head(200, "Content-Type: text/plain", "Transfer-Encoding: chunked", "Trailer: X-Sum");
    answer.chunk(Content.text(20));
    answer.lastChunk("X-Sum: 20");
  }

  private static void expect(Answer answer) throws IOException {
    if (answer.query().argument().equals("refuse")) {
      answer.text(417, "no thanks", "Connection: close");
      answer.close();
      return;
    }
    answer.wire().write("HTTP/1.1 100 Continue\r\n\r\n");
    answer.wire().flush();
    answer.body().readAll();
    answer.text(200, "continued");
  }

  private static void early(Answer answer) throws IOException {
    answer.text(answer.query().number(), "that will do");
    answer.body().readAll();
  }

  private static void interim(Answer answer) throws IOException {
    answer.wire().write("HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n");
    answer.text(200, "final");
  }

  private static void duplicate(Answer answer) throws IOException {
    answer.text(200, "twice", "X-Twice: one", "X-Twice: two", "x-lower: a", "X-Empty:");
  }
}
