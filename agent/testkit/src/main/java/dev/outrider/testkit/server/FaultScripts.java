package dev.outrider.testkit.server;

import java.io.IOException;
import java.util.Map;

/**
 * Servers that break: {@code /reset/head|body|late}, {@code /close/head}, {@code
 * /truncate/length|chunked|head}, {@code /oversized/head}, {@code /badline}, {@code /badchunk},
 * {@code /goodbye} (answers, then closes without having said so), {@code /hangup} (answers once a
 * connection, and closes without an answer when it is used again).
 */
final class FaultScripts {
  /** Long enough that a client has taken what came before the fault. */
  private static final long SETTLED = 100;

  private FaultScripts() {}

  static void addTo(Map<String, Script> scripts) {
    scripts.put("reset", PlainScripts.afterBody(FaultScripts::reset));
    scripts.put("close", PlainScripts.afterBody(Answer::cut));
    scripts.put("truncate", PlainScripts.afterBody(FaultScripts::truncate));
    scripts.put("oversized", PlainScripts.afterBody(FaultScripts::oversized));
    scripts.put("badline", PlainScripts.afterBody(FaultScripts::badLine));
    scripts.put("badchunk", PlainScripts.afterBody(FaultScripts::badChunk));
    scripts.put("goodbye", PlainScripts.afterBody(FaultScripts::goodbye));
    scripts.put("hangup", PlainScripts.afterBody(FaultScripts::hangUp));
  }

  private static void reset(Answer answer) throws IOException {
    if (answer.query().argument().equals("body")) {
      halfOfAHundred(answer);
      answer.wire().pause(SETTLED);
    }
    answer.cut();
    answer.wire().reset();
  }

  private static void truncate(Answer answer) throws IOException {
    switch (answer.query().argument()) {
      case "length" -> {
        halfOfAHundred(answer);
        answer.wire().pause(SETTLED); // else it is chance whether the head is handed out first
      }
      case "chunked" -> {
        answer.head(200, "Content-Type: text/plain", "Transfer-Encoding: chunked");
        answer.chunk(Content.text(50));
      }
      default -> answer.wire().write("HTTP/1.1 200 OK\r\nContent-Ty");
    }
    answer.cut();
  }

  private static void halfOfAHundred(Answer answer) throws IOException {
    answer.head(200, "Content-Type: text/plain", "Content-Length: 100");
    answer.wire().write(Content.text(50));
    answer.wire().flush();
  }

  private static void oversized(Answer answer) throws IOException {
    answer.endingNotJudged();
    answer.close();
    answer.head(200, "X-Long: " + "x".repeat(600_000), "Content-Length: 0");
    answer.wire().flush();
  }

  private static void badLine(Answer answer) throws IOException {
    answer.wire().write("HTTX/9 nonsense\r\nContent-Length: 0\r\n\r\n");
    answer.cut();
  }

  private static void badChunk(Answer answer) throws IOException {
    answer.head(200, "Content-Type: text/plain", "Transfer-Encoding: chunked");
    answer.wire().flush();
    answer
        .wire()
        .pause(SETTLED); // else it is chance whether the head is handed out before the fault
    answer.wire().write("zzz\r\nhello\r\n");
    answer.cut();
  }

  private static void goodbye(Answer answer) throws IOException {
    answer.text(200, "goodbye");
    answer.close();
  }

  private static void hangUp(Answer answer) throws IOException {
    if (answer.turn() > 1) {
      answer.cut();
      return;
    }
    boolean again = answer.query().text("again", "").equals("yes");
    answer.text(200, "first", again ? "X-Again: yes" : "Connection: close");
    if (!again) {
      answer.close();
    }
  }
}
