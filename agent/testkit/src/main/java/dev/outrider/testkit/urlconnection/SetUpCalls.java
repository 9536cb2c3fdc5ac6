package dev.outrider.testkit.urlconnection;

import static dev.outrider.testkit.urlconnection.HttpUrlConnectionCalls.note;
import static dev.outrider.testkit.urlconnection.HttpUrlConnectionCalls.outcome;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import dev.outrider.testkit.server.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;

/** What a connection is given: proxies, credentials, a TLS identity and a verifier of names. */
final class SetUpCalls {
  private SetUpCalls() {}

  static List<Call> calls() {
    return List.of(
        new Call("through a proxy", SetUpCalls::proxied),
        new Call("through a proxy that refuses", SetUpCalls::refusedByProxy),
        new Call("through a proxy with credentials", SetUpCalls::credentials),
        new Call("through a tunnel", SetUpCalls::tunnel),
        new Call("what TLS was agreed", SetUpCalls::agreed),
        new Call("a verifier that agrees", (t, seen) -> verified(t, seen, true)),
        new Call("a verifier that does not", (t, seen) -> verified(t, seen, false)),
        new Call("TLS, connect first, written in chunks", SetUpCalls::secureOutput),
        new Call("by URL.openStream", SetUpCalls::openStream),
        new Call("credentials in the request", SetUpCalls::authorized),
        new Call("a callback that makes a call of its own", SetUpCalls::nested));
  }

  private static Proxy by(Target target, String port) {
    return new Proxy(
        Proxy.Type.HTTP,
        new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port(port)));
  }

  private static HttpURLConnection open(URI uri, Proxy proxy) throws IOException {
    return (HttpURLConnection) uri.toURL().openConnection(proxy);
  }

  private static HttpsURLConnection secure(HttpURLConnection connection) {
    HttpsURLConnection secure = (HttpsURLConnection) connection;
    secure.setSSLSocketFactory(Keys.trusting().getSocketFactory());
    return secure;
  }

  private static void proxied(Target target, Observed seen) throws Exception {
    note(seen, open(target.http("/len/5"), by(target, "proxy")));
    note(seen, open(target.http("/len/5"), Proxy.NO_PROXY));
  }

  private static void refusedByProxy(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/len/5"), by(target, "refused"));
    outcome(seen, "status", connection::getResponseCode);
    seen.note("proxy", connection.usingProxy());
  }

  private static void credentials(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/len/5"), by(target, "proxyAuth"));
    connection.setAuthenticator(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            seen.note("asked", getRequestorType());
            return new PasswordAuthentication("user", "secret".toCharArray());
          }
        });
    note(seen, connection);
  }

  private static void tunnel(Target target, Observed seen) throws Exception {
    note(seen, secure(open(target.https("/len/5"), by(target, "proxy"))));
  }

  private static void agreed(Target target, Observed seen) throws Exception {
    HttpsURLConnection connection = secure(HttpUrlConnectionCalls.open(target.https("/len/5")));
    outcome(seen, "before", connection::getCipherSuite);
    connection.connect();
    seen.note("suite", connection.getCipherSuite());
    seen.note("principal", connection.getPeerPrincipal());
    seen.note("certificates", connection.getServerCertificates().length);
    note(seen, connection);
  }

  private static void verified(Target target, Observed seen, boolean agrees) throws Exception {
    HttpsURLConnection connection =
        secure(HttpUrlConnectionCalls.open(target.at("https", "stranger", "/len/5")));
    connection.setHostnameVerifier(
        (host, session) -> {
          seen.note("verifier asked", host);
          return agrees;
        });
    outcome(seen, "status", connection::getResponseCode);
    outcome(seen, "body", () -> connection.getInputStream().readAllBytes().length);
  }

  private static void secureOutput(Target target, Observed seen) throws Exception {
    HttpsURLConnection connection = secure(HttpUrlConnectionCalls.open(target.https("/echo")));
    connection.setDoOutput(true);
    connection.setChunkedStreamingMode(4);
    connection.connect();
    try (var out = connection.getOutputStream()) {
      out.write(new byte[100]);
    }
    note(seen, connection);
  }

  private static void openStream(Target target, Observed seen) throws Exception {
    try (InputStream body = target.http("/len/5").toURL().openStream()) {
      seen.bytes("body", body.readAllBytes());
    }
    outcome(seen, "missing", () -> target.http("/status/404").toURL().openStream());
  }

  private static void authorized(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = HttpUrlConnectionCalls.open(target.http("/echo"));
    connection.setRequestProperty("Authorization", "Bearer abc");
    connection.addRequestProperty("X-Twice", "1");
    connection.addRequestProperty("X-Twice", "2");
    seen.note("properties", connection.getRequestProperties());
    note(seen, connection);
    seen.note("hidden", connection.getRequestProperty("Authorization"));
  }

  private static void nested(Target target, Observed seen) throws Exception {
    HttpURLConnection connection = open(target.http("/len/5"), by(target, "proxyAuth"));
    connection.setAuthenticator(
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            try (InputStream body = target.http("/len/3").toURL().openStream()) {
              seen.bytes("nested", body.readAllBytes());
            } catch (IOException failed) {
              seen.thrown("nested", failed);
            }
            return new PasswordAuthentication("user", "secret".toCharArray());
          }
        });
    note(seen, connection);
  }
}
