package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.post;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.io.IOException;
import java.net.Authenticator;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Proxies: asked for, answered DIRECT, with credentials, and for TLS. */
final class ProxyCalls {
  private ProxyCalls() {}

  static List<Call> calls() {
    return List.of(
        new Call("through a proxy", (t, seen) -> through(t, seen, "proxy")),
        new Call("through a proxy that asks for credentials", ProxyCalls::credentials),
        new Call("through a proxy that asks in vain", (t, seen) -> through(t, seen, "proxyAuth")),
        new Call("through a proxy that refuses", (t, seen) -> through(t, seen, "refused")),
        new Call("through a tunnel", ProxyCalls::tunnel),
        new Call("proxy selector that says DIRECT", (t, seen) -> direct(t, seen, new Direct(seen))),
        new Call(
            "default proxy selector, set",
            (t, seen) -> direct(t, seen, ProxySelector.getDefault())),
        new Call("NO_PROXY, set", (t, seen) -> direct(t, seen, HttpClient.Builder.NO_PROXY)),
        new Call("proxy selector that throws", ProxyCalls::throwing));
  }

  private static HttpClient.Builder by(Target target, String port) {
    return HttpClient.newBuilder()
        .proxy(
            ProxySelector.of(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), target.port(port))));
  }

  private static void through(Target target, Observed seen, String port) throws Exception {
    HttpClient client = by(target, port).build();
    note(seen, client.send(get(target.http("/len/5")), BodyHandlers.ofString()));
    note(
        seen,
        client.send(
            post(target.http("/echo"), BodyPublishers.ofString("by proxy")),
            BodyHandlers.ofString()));
  }

  private static void credentials(Target target, Observed seen) throws Exception {
    HttpClient client =
        by(target, "proxyAuth")
            .authenticator(
                new Authenticator() {
                  @Override
                  protected PasswordAuthentication getPasswordAuthentication() {
                    seen.note("asked", getRequestorType());
                    return new PasswordAuthentication("user", "secret".toCharArray());
                  }
                })
            .build();
    note(seen, client.send(get(target.http("/len/5")), BodyHandlers.ofString()));
  }

  private static void tunnel(Target target, Observed seen) throws Exception {
    HttpClient client = by(target, "proxy").sslContext(TlsCalls.trusting()).build();
    note(seen, client.send(get(target.https("/len/5")), BodyHandlers.ofString()));
  }

  private static void direct(Target target, Observed seen, ProxySelector selector)
      throws Exception {
    HttpClient client = HttpClient.newBuilder().proxy(selector).build();
    note(seen, client.send(get(target.http("/len/5")), BodyHandlers.ofString()));
  }

  private static void throwing(Target target, Observed seen) throws Exception {
    direct(
        target,
        seen,
        new Direct(seen) {
          @Override
          public List<Proxy> select(URI uri) {
            throw new IllegalStateException("the application's selector threw");
          }
        });
  }

  /** Answers DIRECT, and notes that it was asked, and for what. */
  private static class Direct extends ProxySelector {
    private final Observed seen;

    Direct(Observed seen) {
      this.seen = seen;
    }

    @Override
    public List<Proxy> select(URI uri) {
      seen.note("selector asked", uri);
      return List.of(Proxy.NO_PROXY);
    }

    @Override
    public void connectFailed(URI uri, SocketAddress address, IOException thrown) {
      seen.note("selector told", uri);
    }
  }
}
