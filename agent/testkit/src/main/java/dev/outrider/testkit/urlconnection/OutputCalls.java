package dev.outrider.testkit.urlconnection;

import static dev.outrider.testkit.urlconnection.HttpUrlConnectionCalls.note;
import static dev.outrider.testkit.urlconnection.HttpUrlConnectionCalls.open;
import static dev.outrider.testkit.urlconnection.HttpUrlConnectionCalls.outcome;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Bodies of requests: buffered, of a fixed length, in chunks, and written wrongly. */
final class OutputCalls {
  private static final byte[] BODY = "a body".getBytes(StandardCharsets.US_ASCII);

  private OutputCalls() {}

  /** How the body of a connection is framed. */
  @FunctionalInterface
  private interface Framing {
    void set(HttpURLConnection connection);
  }

  static List<Call> calls() {
    Framing fixed = connection -> connection.setFixedLengthStreamingMode(BODY.length);
    return List.of(
        new Call("buffered", (t, seen) -> sent(t, seen, connection -> {})),
        new Call("of a fixed length", (t, seen) -> sent(t, seen, fixed)),
        new Call("in chunks", (t, seen) -> sent(t, seen, c -> c.setChunkedStreamingMode(3))),
        new Call("of a fixed length, none", OutputCalls::empty),
        new Call("connected before it is written", OutputCalls::connected),
        new Call("written in two goes", OutputCalls::inTwoGoes),
        new Call("too little", (t, seen) -> wrong(t, seen, BODY.length + 1)),
        new Call("too much", (t, seen) -> wrong(t, seen, BODY.length - 1)),
        new Call("never asked for an answer", OutputCalls::unasked),
        new Call("output without doOutput", OutputCalls::forbidden),
        new Call("output after the answer", OutputCalls::late),
        new Call("doOutput without output", OutputCalls::none),
        new Call("in chunks, to a redirect", OutputCalls::redirected),
        new Call("to nobody, in chunks", OutputCalls::refused),
        new Call("100-continue", (t, seen) -> expecting(t, seen, "/expect/continue")),
        new Call("100-continue, refused", (t, seen) -> expecting(t, seen, "/expect/refuse")));
  }

  private static HttpURLConnection posting(Target target, String path) throws Exception {
    HttpURLConnection connection = open(target.http(path));
    connection.setDoOutput(true);
    return connection;
  }

  private static void sent(Target target, Observed seen, Framing framing) throws Exception {
    HttpURLConnection connection = posting(target, "/echo");
    framing.set(connection);
    OutputStream out = connection.getOutputStream();
    seen.note("class", out.getClass().getName());
    seen.note("same", out == connection.getOutputStream());
    out.write(BODY);
    out.close();
    note(seen, connection);
  }

  private static void empty(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = posting(target, "/echo");
    connection.setFixedLengthStreamingMode(0);
    note(seen, connection);
  }

  private static void connected(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = posting(target, "/echo");
    connection.setRequestMethod("PUT");
    connection.setFixedLengthStreamingMode((long) BODY.length);
    connection.connect();
    try (OutputStream out = connection.getOutputStream()) {
      out.write(BODY);
    }
    note(seen, connection);
  }

  private static void inTwoGoes(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = posting(target, "/echo");
    connection.getOutputStream().write(BODY);
    connection.getOutputStream().write(BODY);
    note(seen, connection);
  }

  private static void wrong(Target target, Observed seen, int promised) throws Exception {
    HttpURLConnection connection = posting(target, "/echo");
    connection.setFixedLengthStreamingMode(promised);
    seen.wireNotJudged(); // what of it was written when the connection was cut is chance
    outcome(
        seen,
        "write",
        () -> {
          connection.getOutputStream().write(BODY);
          return "written";
        });
    outcome(seen, "status", connection::getResponseCode);
    outcome(seen, "stream", connection::getInputStream);
    connection.disconnect();
  }

  private static void unasked(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = posting(target, "/echo");
    connection.getOutputStream().write(BODY);
    connection.disconnect();
    seen.note("error stream", connection.getErrorStream());
  }

  private static void forbidden(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/echo"));
    outcome(seen, "output", connection::getOutputStream);
    note(seen, connection);
  }

  private static void late(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = posting(target, "/echo");
    note(seen, connection);
    outcome(seen, "output", connection::getOutputStream);
  }

  private static void none(Target target, Observed seen) throws Exception {
    note(seen, posting(target, "/echo"));
  }

  private static void redirected(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = posting(target, "/redirect/307?to=/echo");
    connection.setChunkedStreamingMode(0);
    connection.getOutputStream().write(BODY);
    outcome(seen, "status", connection::getResponseCode);
    outcome(seen, "stream", () -> connection.getInputStream().readAllBytes().length);
    connection.disconnect();
  }

  private static void refused(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.at("http", "refused", "/"));
    connection.setDoOutput(true);
    connection.setChunkedStreamingMode(0);
    outcome(seen, "output", connection::getOutputStream);
    outcome(seen, "output again", connection::getOutputStream);
    outcome(seen, "status", connection::getResponseCode);
  }

  private static void expecting(Target target, Observed seen, String path) throws Exception {
    HttpURLConnection connection = posting(target, path);
    connection.setRequestProperty("Expect", "100-Continue");
    connection.setFixedLengthStreamingMode(BODY.length);
    outcome(
        seen,
        "write",
        () -> {
          connection.getOutputStream().write(BODY);
          return "written";
        });
    outcome(seen, "status", connection::getResponseCode);
    connection.disconnect();
  }
}
