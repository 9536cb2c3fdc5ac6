package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.post;
import static dev.outrider.testkit.javanet.Http.to;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Versions: HTTP/2 where the server has it, HTTP/1.1 where it was asked for. */
final class Http2Calls {
  private Http2Calls() {}

  static List<Call> calls() {
    return List.of(
        new Call("HTTP/2 by ALPN", (t, seen) -> twice(seen, TlsCalls.secure(t), secure(t))),
        new Call("HTTP/2 by h2c", (t, seen) -> twice(seen, client(t), clear(t))),
        new Call(
            "HTTP/1.1 of the client, at ALPN", (t, seen) -> twice(seen, version11(), secure(t))),
        new Call("HTTP/1.1 of the client, at h2c", (t, seen) -> twice(seen, version11(), clear(t))),
        new Call("HTTP/1.1 of the client", (t, seen) -> twice(seen, version11(), t.http("/len/5"))),
        new Call("HTTP/1.1 of the request", Http2Calls::ofTheRequest),
        new Call("HTTP/2 of the request", Http2Calls::askedByTheRequest),
        new Call(
            "HTTP/2 at a TLS server without it",
            (t, seen) -> twice(seen, TlsCalls.secure(t), t.https("/len/5"))));
  }

  private static URI secure(Target target) {
    return target.at("https", "h2", "/len/5");
  }

  private static URI clear(Target target) {
    return target.at("http", "h2c", "/len/5");
  }

  private static HttpClient version11() {
    return HttpClient.newBuilder()
        .version(Version.HTTP_1_1)
        .sslContext(TlsCalls.trusting())
        .build();
  }

  private static void twice(Observed seen, HttpClient client, URI uri) throws Exception {
    note(seen, client.send(get(uri), BodyHandlers.ofString()));
    note(seen, client.send(post(uri, BodyPublishers.ofString("body")), BodyHandlers.ofString()));
  }

  private static void ofTheRequest(Target target, Observed seen) throws Exception {
    note(
        seen,
        client(target)
            .send(to(clear(target)).version(Version.HTTP_1_1).build(), BodyHandlers.ofString()));
  }

  private static void askedByTheRequest(Target target, Observed seen) throws Exception {
    note(
        seen,
        version11()
            .send(to(clear(target)).version(Version.HTTP_2).build(), BodyHandlers.ofString()));
  }
}
