package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.post;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import dev.outrider.testkit.server.Keys;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** TLS: contexts, names, certificates of clients, and what the application may ask of a session. */
final class TlsCalls {
  private TlsCalls() {}

  static List<Call> calls() {
    return List.of(
        new Call("TLS with a context of one's own", TlsCalls::trusted),
        new Call("TLS, POST of 100 kB", TlsCalls::large),
        new Call(
            "TLS with the default context, which knows no such issuer",
            (t, seen) -> client(t).send(get(t.https("/len/5")), BodyHandlers.ofString())),
        new Call(
            "TLS with a certificate for another name",
            (t, seen) ->
                secure(t).send(get(t.at("https", "stranger", "/")), BodyHandlers.ofString())),
        new Call("TLS with a client certificate", TlsCalls::withCertificate),
        new Call(
            "TLS without the client certificate asked for",
            (t, seen) ->
                older().send(get(t.at("https", "tlsClient", "/len/5")), BodyHandlers.ofString())),
        new Call("TLS 1.2 by parameters", TlsCalls::older),
        new Call("TLS, sendAsync", TlsCalls::async));
  }

  static SSLContext trusting() {
    return Keys.trusting();
  }

  static HttpClient secure(Target target) {
    return target.kept(
        HttpClient.class, () -> HttpClient.newBuilder().sslContext(trusting()).build());
  }

  /** Returns a client of TLS 1.2, where a server refuses a client during the handshake. */
  private static HttpClient older() {
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    return HttpClient.newBuilder().sslContext(trusting()).sslParameters(parameters).build();
  }

  private static void trusted(Target target, Observed seen) throws Exception {
    HttpResponse<String> response =
        secure(target).send(get(target.https("/len/5")), BodyHandlers.ofString());
    note(seen, response);
    session(seen, response);
  }

  private static void session(Observed seen, HttpResponse<?> response) throws Exception {
    var session = response.sslSession().orElseThrow();
    seen.note("protocol", session.getProtocol());
    seen.note("cipher", session.getCipherSuite());
    seen.note("peer", session.getPeerPrincipal());
    seen.note("peer host", session.getPeerHost());
  }

  private static void large(Target target, Observed seen) throws Exception {
    note(
        seen,
        secure(target)
            .send(
                post(target.https("/echo"), BodyPublishers.ofString("x".repeat(100_000))),
                BodyHandlers.ofString()));
  }

  private static void withCertificate(Target target, Observed seen) throws Exception {
    HttpClient client = HttpClient.newBuilder().sslContext(Keys.trustingAsClient()).build();
    note(
        seen, client.send(get(target.at("https", "tlsClient", "/len/5")), BodyHandlers.ofString()));
  }

  private static void older(Target target, Observed seen) throws Exception {
    HttpResponse<String> response =
        older().send(get(target.https("/len/5")), BodyHandlers.ofString());
    note(seen, response);
    session(seen, response);
  }

  private static void async(Target target, Observed seen) throws Exception {
    note(
        seen, secure(target).sendAsync(get(target.https("/len/5")), BodyHandlers.ofString()).get());
  }
}
