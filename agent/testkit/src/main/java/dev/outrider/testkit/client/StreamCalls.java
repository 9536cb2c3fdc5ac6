package dev.outrider.testkit.client;

import static dev.outrider.testkit.client.CommonCall.call;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;

/** Bodies that are read in steps, closed early, read again after their end, or left. */
final class StreamCalls {
  private static final String EVENTS = "/trickle/sse?events=4&every=80";

  private StreamCalls() {}

  static List<CommonCall> calls() {
    return List.of(
        call("events that trickle", StreamCalls::events),
        call("a body read in steps", talk -> steps(talk, "/len/1000")),
        call("a chunked body read in steps", talk -> steps(talk, "/chunked/10x100")),
        call("a body read byte by byte", StreamCalls::bytes),
        call("a body read after its end", StreamCalls::afterEnd),
        call("a body that is skipped", StreamCalls::skipped),
        call("a body closed unread, then another call", talk -> closed(talk, "/len/1000", 0)),
        call("a body closed early, then another call", talk -> closed(talk, "/len/1000", 10)),
        call("a chunked body closed early", talk -> closed(talk, "/chunked/10x100", 10)),
        call("a large body closed early", talk -> closed(talk, "/len/3000000", 10)),
        call("a stream closed early", talk -> closed(talk, "/hold", 10)),
        call("a body closed twice", StreamCalls::closedTwice),
        call("a body read after it was closed", StreamCalls::readClosed),
        call("a body left unread, then another call", talk -> left(talk, 0)),
        call("a body left half read, then another call", talk -> left(talk, 500)),
        call("a body left and collected, then another call", StreamCalls::collected),
        call("two bodies read in turn", StreamCalls::inTurn));
  }

  private static void events(Talk talk) throws Exception {
    HttpAnswer answer = talk.send(HttpAsk.get(talk.http(EVENTS)));
    talk.head(answer);
    talk.seen().step("head");
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        talk.seen().note("line", line);
        talk.seen().step("line after " + line);
      }
    }
  }

  private static void steps(Talk talk, String path) throws Exception {
    try (InputStream body = talk.send(HttpAsk.get(talk.http(path))).body()) {
      for (int size : new int[] {1, 99, 0, 400, 500}) {
        talk.seen().bytes("step of " + size, body.readNBytes(size));
      }
      talk.seen().note("end", body.read());
    }
  }

  private static void bytes(Talk talk) throws Exception {
    try (InputStream body = talk.send(HttpAsk.get(talk.http("/len/50"))).body()) {
      for (int next = body.read(); next >= 0; next = body.read()) {
        talk.seen().note("byte", next);
      }
    }
  }

  private static void afterEnd(Talk talk) throws Exception {
    InputStream body = talk.send(HttpAsk.get(talk.http("/len/50"))).body();
    talk.seen().bytes("body", body.readAllBytes());
    talk.outcome("read", body::read);
    talk.outcome("read into", () -> body.read(new byte[5]));
    talk.outcome("available", body::available);
    body.close();
    talk.exchange(HttpAsk.get(talk.http("/len/5")));
  }

  private static void skipped(Talk talk) throws Exception {
    try (InputStream body = talk.send(HttpAsk.get(talk.http("/len/1000"))).body()) {
      body.skipNBytes(990);
      talk.seen().bytes("rest", body.readAllBytes());
    }
  }

  private static void closed(Talk talk, String path, int read) throws Exception {
    HttpAnswer answer = talk.send(HttpAsk.get(talk.http(path)));
    talk.head(answer);
    talk.seen().bytes("read", answer.body().readNBytes(read));
    answer.body().close();
    talk.seen().step("closed");
    talk.exchange(HttpAsk.get(talk.http("/len/5")));
    if (path.equals("/len/3000000")) {
      talk.seen().wireNotJudged(); // how much of it was on its way is nobody's choice
    }
  }

  private static void closedTwice(Talk talk) throws Exception {
    InputStream body = talk.send(HttpAsk.get(talk.http("/len/50"))).body();
    body.readAllBytes();
    body.close();
    body.close();
    talk.exchange(HttpAsk.get(talk.http("/len/5")));
  }

  private static void readClosed(Talk talk) throws Exception {
    InputStream body = talk.send(HttpAsk.get(talk.http("/len/50"))).body();
    body.close();
    afterClose(talk, "read", body::read);
    afterClose(talk, "read into", () -> body.read(new byte[5]));
    afterClose(talk, "available", body::available);
  }

  /** The cause is not judged: natively the JDK's stream has one if it was closed in mid-answer. */
  private static void afterClose(Talk talk, String field, Callable<?> code) {
    try {
      talk.seen().note(field, code.call());
    } catch (Exception thrown) {
      talk.seen().thrownDownTo(field, thrown, IOException.class);
    }
  }

  private static void left(Talk talk, int read) throws Exception {
    HttpAnswer answer = talk.send(HttpAsk.get(talk.http("/len/1000")));
    talk.seen().bytes("read", answer.body().readNBytes(read));
    talk.exchange(HttpAsk.get(talk.http("/len/5")));
  }

  private static void collected(Talk talk) throws Exception {
    left(talk, 10);
    System.gc();
    talk.exchange(HttpAsk.get(talk.http("/len/5")));
    talk.seen().wireNotJudged(); // whether the first one's connection has gone yet
  }

  private static void inTurn(Talk talk) throws Exception {
    try (InputStream first = talk.send(HttpAsk.get(talk.http("/len/1000"))).body();
        InputStream second = talk.send(HttpAsk.get(talk.http("/chunked/10x100"))).body()) {
      for (int i = 0; i < 5; i++) {
        talk.seen().bytes("first", first.readNBytes(200));
        talk.seen().bytes("second", second.readNBytes(200));
      }
    }
  }
}
