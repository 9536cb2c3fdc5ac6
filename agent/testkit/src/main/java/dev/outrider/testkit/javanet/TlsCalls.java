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
                fresh(trusting(), new SSLParameters(new String[0], new String[] {"TLSv1.2"}))
                    .send(get(t.at("https", "tlsClient", "/len/5")), BodyHandlers.ofString())),
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

  private static HttpClient fresh(SSLContext context, SSLParameters parameters) {
    SSLParameters chosen = new SSLParameters();
    chosen.setProtocols(parameters.getProtocols());
    return HttpClient.newBuilder().sslContext(context).sslParameters(chosen).build();
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
    SSLParameters parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.2"});
    HttpResponse<String> response =
        fresh(trusting(), parameters).send(get(target.https("/len/5")), BodyHandlers.ofString());
    note(seen, response);
    session(seen, response);
  }

  private static void async(Target target, Observed seen) throws Exception {
    note(
        seen, secure(target).sendAsync(get(target.https("/len/5")), BodyHandlers.ofString()).get());
  }
}
