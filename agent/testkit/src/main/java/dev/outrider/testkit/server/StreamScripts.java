package dev.outrider.testkit.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Servers that take their time: {@code /trickle/sse?events=&every=}, {@code /hold} (one event, then
 * silence until the client leaves), {@code /stall/head|body}, {@code /slowdrip/head?every=}.
 */
final class StreamScripts {
  private static final long UNTIL_THE_CLIENT_LEAVES = 20_000;

  private StreamScripts() {}

  static void addTo(Map<String, Script> scripts) {
    scripts.put("trickle", PlainScripts.afterBody(StreamScripts::trickle));
    scripts.put("hold", PlainScripts.afterBody(StreamScripts::hold));
    scripts.put("stall", PlainScripts.afterBody(StreamScripts::stall));
    scripts.put("slowdrip", PlainScripts.afterBody(StreamScripts::slowDrip));
  }

  private static void trickle(Answer answer) throws IOException {
    streamHead(answer);
    int every = answer.query().number("every", 50);
    for (int i = 1; i <= answer.query().number("events", 5); i++) {
      answer.chunk(event(i));
      answer.wire().pause(every);
    }
    answer.lastChunk();
  }

  private static void hold(Answer answer) throws IOException {
    streamHead(answer);
    answer.chunk(event(1));
    answer.wire().pause(UNTIL_THE_CLIENT_LEAVES);
    answer.lastChunk();
  }

  private static void stall(Answer answer) throws IOException {
    if (answer.query().argument().equals("body")) {
      answer.head(200, "Content-Type: text/plain", "Content-Length: 100");
      answer.wire().write(Content.text(40));
      answer.wire().flush();
    }
    answer.wire().pause(answer.query().number("for", (int) UNTIL_THE_CLIENT_LEAVES));
    if (answer.query().argument().equals("body")) {
      answer.wire().write(Content.text(60));
      answer.wire().flush();
    } else {
      answer.text(200, "at last");
    }
  }

  private static void slowDrip(Answer answer) throws IOException {
    answer.wire().write("HTTP/1.1 200 OK\r\n");
    for (int i = 1; i <= answer.query().number("lines", 6); i++) {
      answer.wire().write("X-Drip-" + i + ": " + i + "\r\n");
      answer.wire().flush();
      answer.wire().pause(answer.query().number("every", 50));
    }
    answer.wire().write("Content-Length: 4\r\n\r\ndone");
    answer.wire().flush();
  }

  private static void streamHead(Answer answer) throws IOException {
    answer.head(200, "Content-Type: text/event-stream", "Transfer-Encoding: chunked");
  }

  private static byte[] event(int number) {
    return ("data: event " + number + "\n\n").getBytes(StandardCharsets.UTF_8);
  }
}
