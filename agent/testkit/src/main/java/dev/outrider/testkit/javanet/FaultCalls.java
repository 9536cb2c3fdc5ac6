package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.outcome;
import static dev.outrider.testkit.javanet.Http.post;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/**
 * Servers that are not there, break off, or talk nonsense; GET and POST, for only one is repeated.
 */
final class FaultCalls {
  private static final List<String> FAULTS =
      List.of(
          "/reset/head",
          "/reset/body",
          "/close/head",
          "/truncate/head",
          "/truncate/length",
          "/truncate/chunked",
          "/badline",
          "/badchunk",
          "/oversized/head");

  private FaultCalls() {}

  static List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (String path : FAULTS) {
      calls.add(new Call("GET " + path, (t, seen) -> send(t, seen, get(t.http(path)))));
      calls.add(new Call("POST " + path, (t, seen) -> send(t, seen, posted(t.http(path)))));
      calls.add(new Call("async GET " + path, (t, seen) -> sendAsync(t, seen, path)));
    }
    calls.add(new Call("refused", (t, seen) -> fails(t, seen, t.at("http", "refused", "/"))));
    calls.add(
        new Call(
            "unresolved",
            (t, seen) -> fails(t, seen, URI.create("http://does-not-exist.invalid/"))));
    calls.add(new Call("stream that is reset", (t, seen) -> stream(t, seen, "/reset/body")));
    calls.add(new Call("stream cut short", (t, seen) -> stream(t, seen, "/truncate/length")));
    calls.add(
        new Call("chunked stream cut short", (t, seen) -> stream(t, seen, "/truncate/chunked")));
    calls.add(new Call("stale connection, noticed, GET", (t, seen) -> goodbye(t, seen, "GET")));
    calls.add(new Call("stale connection, noticed, POST", (t, seen) -> goodbye(t, seen, "POST")));
    calls.add(new Call("stale connection, unnoticed, GET", (t, seen) -> hangUp(t, seen, "GET")));
    calls.add(new Call("stale connection, unnoticed, POST", (t, seen) -> hangUp(t, seen, "POST")));
    return calls;
  }

  private static HttpRequest posted(URI uri) {
    return post(uri, BodyPublishers.ofString("once only"));
  }

  private static void send(Target target, Observed seen, HttpRequest request) throws Exception {
    client(target).send(get(target.http("/len/1?h=Connection:close")), BodyHandlers.discarding());
    note(seen, client(target).send(request, BodyHandlers.ofString()));
  }

  private static void sendAsync(Target target, Observed seen, String path) throws Exception {
    client(target).send(get(target.http("/len/1?h=Connection:close")), BodyHandlers.discarding());
    note(seen, client(target).sendAsync(get(target.http(path)), BodyHandlers.ofString()).get());
  }

  private static void fails(Target target, Observed seen, URI uri) {
    outcome(seen, "send", () -> client(target).send(get(uri), BodyHandlers.ofString()));
    outcome(seen, "get", () -> client(target).sendAsync(get(uri), BodyHandlers.ofString()).get());
  }

  private static void stream(Target target, Observed seen, String path) throws Exception {
    InputStream body =
        client(target).send(get(target.http(path)), BodyHandlers.ofInputStream()).body();
    seen.bytes("first bytes", body.readNBytes(50));
    outcome(seen, "next", body::read);
    outcome(seen, "and next", body::read);
  }

  /** The server closes after its answer, and the client has time to notice. */
  private static void goodbye(Target target, Observed seen, String method) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    note(seen, client.send(get(target.http("/goodbye")), BodyHandlers.ofString()));
    client.send(get(target.at("http", "proxy", "/slow/60")), BodyHandlers.discarding());
    note(seen, client.send(request(target, method, "/goodbye"), BodyHandlers.ofString()));
  }

  /** The server closes at the very moment when the connection is used again. */
  private static void hangUp(Target target, Observed seen, String method) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    note(seen, client.send(get(target.http("/hangup?again=yes")), BodyHandlers.ofString()));
    note(seen, client.send(request(target, method, "/hangup"), BodyHandlers.ofString()));
  }

  private static HttpRequest request(Target target, String method, String path) {
    return method.equals("GET") ? get(target.http(path)) : posted(target.http(path));
  }
}
