package dev.outrider.testkit.urlconnection;

import static dev.outrider.testkit.urlconnection.HttpUrlConnectionCalls.note;
import static dev.outrider.testkit.urlconnection.HttpUrlConnectionCalls.open;
import static dev.outrider.testkit.urlconnection.HttpUrlConnectionCalls.outcome;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.util.List;

/** In which order a connection is asked, and what it says when it is asked again. */
final class OrderCalls {
  private OrderCalls() {}

  static List<Call> calls() {
    return List.of(
        new Call("connect, then the rest", OrderCalls::connected),
        new Call("connect only", (t, seen) -> open(t.http("/len/5")).connect()),
        new Call("connect, disconnect, then the rest", OrderCalls::reconnected),
        new Call("connect to nobody, twice", OrderCalls::refused),
        new Call("the answer of nobody, twice", OrderCalls::unanswered),
        new Call("a header first", OrderCalls::headerFirst),
        new Call("the length first", OrderCalls::lengthFirst),
        new Call("the stream twice", OrderCalls::twice),
        new Call("an error's streams", OrderCalls::error),
        new Call("an error stream before the answer", OrderCalls::early),
        new Call("the error stream of an answer without an error", OrderCalls::noError),
        new Call("an answer that is dropped", OrderCalls::dropped),
        new Call("disconnect before the body", OrderCalls::disconnected),
        new Call("disconnect in the body", OrderCalls::disconnectedInBody),
        new Call("a body by single bytes, skipped and marked", OrderCalls::bytewise),
        new Call("a body without input", OrderCalls::noInput),
        new Call("set after it is connected", OrderCalls::late));
  }

  private static void connected(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/len/5"));
    connection.connect();
    connection.connect();
    note(seen, connection);
    connection.connect();
    note(seen, connection);
  }

  private static void reconnected(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/len/5"));
    connection.connect();
    connection.disconnect();
    note(seen, connection);
    connection.disconnect();
    outcome(seen, "after the end", connection::getResponseCode);
  }

  private static void refused(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.at("http", "refused", "/"));
    for (int i = 0; i < 2; i++) {
      outcome(
          seen,
          "connect",
          () -> {
            connection.connect();
            return "connected";
          });
    }
    outcome(seen, "answer", connection::getInputStream);
  }

  private static void unanswered(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.at("http", "refused", "/"));
    outcome(seen, "header", () -> connection.getHeaderField("Content-Length"));
    outcome(seen, "status", connection::getResponseCode);
    outcome(seen, "stream", connection::getInputStream);
    outcome(seen, "error stream", connection::getErrorStream);
  }

  private static void headerFirst(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/len/5"));
    seen.note("status line", connection.getHeaderField(0));
    seen.note("first name", connection.getHeaderFieldKey(1));
    note(seen, connection);
  }

  private static void lengthFirst(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/len/5"));
    seen.note("length", connection.getContentLengthLong());
    seen.note("type", connection.getContentType());
    note(seen, connection);
  }

  private static void twice(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/len/5"));
    InputStream first = connection.getInputStream();
    seen.note("same", first == connection.getInputStream());
    seen.note("class", first.getClass().getName());
    seen.bytes("first", first.readNBytes(2));
    seen.bytes("second", connection.getInputStream().readAllBytes());
    seen.note("at the end", first.read());
    first.close();
    first.close();
    outcome(seen, "after its close", first::read);
  }

  private static void error(Target target, Observed seen) throws Exception {
    for (String path : List.of("/status/404", "/status/410", "/status/500", "/status/503")) {
      HttpURLConnection connection = open(target.http(path));
      outcome(seen, "stream", connection::getInputStream);
      outcome(seen, "stream again", connection::getInputStream);
      InputStream error = connection.getErrorStream();
      seen.note("class", error.getClass().getName());
      seen.note("same", error == connection.getErrorStream());
      seen.bytes("body", error.readAllBytes());
      error.close();
      note(seen, connection);
    }
  }

  private static void early(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/status/503"));
    seen.note("before", connection.getErrorStream());
    connection.connect();
    seen.note("connected", connection.getErrorStream());
    note(seen, connection);
  }

  private static void noError(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/len/5"));
    seen.note("status", connection.getResponseCode());
    seen.note("error stream", connection.getErrorStream());
    note(seen, connection);
  }

  private static void dropped(Target target, Observed seen) throws Exception {
    seen.note("status", open(target.http("/len/5")).getResponseCode());
    seen.note("error", open(target.http("/status/503")).getResponseCode());
  }

  private static void disconnected(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/len/100"));
    seen.note("status", connection.getResponseCode());
    connection.disconnect();
    outcome(seen, "stream", () -> connection.getInputStream().readAllBytes().length);
    outcome(seen, "status after it", connection::getResponseCode);
  }

  private static void disconnectedInBody(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/hold"));
    InputStream body = connection.getInputStream();
    seen.bytes("first", body.readNBytes(10));
    connection.disconnect();
    outcome(seen, "read", body::read);
  }

  private static void bytewise(Target target, Observed seen) throws Exception {
    InputStream body = open(target.http("/len/100")).getInputStream();
    seen.note("one", body.read());
    seen.note("skipped", body.skip(10));
    seen.note("marks", body.markSupported());
    body.mark(10);
    seen.note("nothing", body.read(new byte[0]));
    outcome(
        seen,
        "reset",
        () -> {
          body.reset();
          return "done";
        });
    seen.bytes("rest", body.readAllBytes());
    seen.note("left", body.available());
    body.close();
  }

  private static void noInput(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/len/5"));
    connection.setDoInput(false);
    outcome(seen, "stream", connection::getInputStream);
    outcome(seen, "status", connection::getResponseCode);
  }

  private static void late(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/len/5"));
    connection.connect();
    outcome(
        seen,
        "property",
        () -> {
          connection.setRequestProperty("X-Late", "yes");
          return "set";
        });
    outcome(
        seen,
        "method",
        () -> {
          connection.setRequestMethod("HEAD");
          return "set";
        });
    note(seen, connection);
  }
}
