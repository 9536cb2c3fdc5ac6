package dev.outrider.testkit.serving;

import static dev.outrider.testkit.serving.ServingCall.call;

import java.util.List;

/** Clients that are slow, stop, or go away: the server serves the next one as ever. */
final class ClientFaultCalls {
  private static final String HEAD = "GET /echo HTTP/1.1\r\nHost: localhost\r\n";
  private static final String POST = "POST /echo HTTP/1.1|Host: localhost|Content-Length: 1000";

  private ClientFaultCalls() {}

  static List<ServingCall> calls() {
    return List.of(
        call("reset before a byte", talk -> talk.line().reset()),
        call("reset in the head", talk -> saysAndResets(talk, HEAD)),
        call("reset in the body", talk -> resetInBody(talk)),
        call("closed in the body", ClientFaultCalls::closedInBody),
        call("reset while an answer is streamed", ClientFaultCalls::resetInStream),
        call("closed while an answer is streamed", ClientFaultCalls::closedInStream),
        call("closed before a late answer", talk -> abandoned(talk, "/later/200")),
        call("closed before a large answer", talk -> abandoned(talk, "/fixed/3000000")),
        call("stalled in the head", ClientFaultCalls::stalledHead),
        call("stalled in the body", ClientFaultCalls::stalledBody),
        call("a trickling head", ClientFaultCalls::tricklingHead),
        call("a trickling body", ClientFaultCalls::tricklingBody),
        call("a reader that is slow to begin", ClientFaultCalls::slowReader));
  }

  private static void saysAndResets(Talk talk, String text) throws Exception {
    try (Line line = talk.line()) {
      line.say(text);
      Talk.pause(50);
      line.reset();
    }
  }

  private static void resetInBody(Talk talk) throws Exception {
    saysAndResets(talk, POST.replace("|", "\r\n") + "\r\n\r\n" + "x".repeat(100));
  }

  private static void closedInBody(Talk talk) throws Exception {
    try (Line line = talk.line()) {
      line.head(POST).say("x".repeat(100));
      Talk.pause(50);
    }
    Talk.pause(50);
  }

  private static void resetInStream(Talk talk) throws Exception {
    try (Line line = talk.line()) {
      line.get("/stream").skip(2000).reset();
    }
  }

  private static void closedInStream(Talk talk) throws Exception {
    try (Line line = talk.line()) {
      line.get("/stream").skip(2000);
    }
  }

  private static void abandoned(Talk talk, String target) throws Exception {
    try (Line line = talk.line()) {
      line.get(target);
      Talk.pause(50);
    }
    Talk.pause(50);
  }

  private static void stalledHead(Talk talk) throws Exception {
    try (Line line = talk.line()) {
      line.say(HEAD);
      Talk.pause(300);
      line.say("\r\n").answer().kept();
    }
  }

  private static void stalledBody(Talk talk) throws Exception {
    try (Line line = talk.line()) {
      line.head(POST).say("x".repeat(500));
      Talk.pause(300);
      line.say("y".repeat(500)).answer().kept();
    }
  }

  private static void tricklingHead(Talk talk) throws Exception {
    try (Line line = talk.line()) {
      line.trickle(HEAD + "\r\n", 3).answer().kept();
    }
  }

  private static void tricklingBody(Talk talk) throws Exception {
    try (Line line = talk.line()) {
      line.head(POST.replace("1000", "50")).trickle("x".repeat(50), 5).answer().kept();
    }
  }

  private static void slowReader(Talk talk) throws Exception {
    try (Line line = talk.line()) {
      line.get("/fixed/3000000");
      Talk.pause(300);
      line.answer().kept();
    }
  }
}
