package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.outcome;
import static dev.outrider.testkit.javanet.Http.to;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.net.Authenticator;
import java.net.CookieManager;
import java.net.PasswordAuthentication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;

/** Headers, targets, cookies and credentials: what the server is told. */
final class HeaderCalls {
  private HeaderCalls() {}

  static List<Call> calls() {
    return List.of(
        withHeaders("a User-Agent of one's own", "User-Agent", "mine/1"),
        withHeaders("the same header twice", "X-Twice", "one", "X-Twice", "two"),
        withHeaders("header names in odd case", "x-LOWER-Upper", "Value", "ACCEPT", "text/plain"),
        withHeaders("an empty header value", "X-Empty", ""),
        withHeaders("header values with spaces and umlauts", "X-Spaced", "a  b\tc", "X-More", "ä"),
        withHeaders("credentials set by hand", "Authorization", "Bearer abc"),
        withHeaders("Accept-Encoding set by hand", "Accept-Encoding", "gzip, br"),
        withHeaders("a cookie set by hand", "Cookie", "a=b; c=d"),
        withHeaders("many headers in order", "B", "1", "A", "2", "C", "3", "a", "4"),
        withHeaders("a date set by hand", "Date", "Thu, 01 Jan 2026 00:00:00 GMT"),
        new Call("restricted headers are refused", HeaderCalls::restricted),
        path("/len/5?a=b%20c&d=%C3%A4&e=+&f"),
        path("/len/5?"),
        path("/len/5#fragment"),
        path("?only=query"),
        path(""),
        path("/none/%C3%A4%2F/..;p=1/%7Euser/a+b"),
        path("//double//slash"),
        new Call("setHeader replaces", HeaderCalls::replaced),
        new Call("an IPv6 address", HeaderCalls::ipv6),
        new Call("a host name", HeaderCalls::hostName),
        new Call("cookies are kept and sent", HeaderCalls::cookies),
        new Call("an authenticator answers 401", (t, seen) -> authenticated(t, seen, "secret")),
        new Call("an authenticator that is wrong", (t, seen) -> authenticated(t, seen, "wrong")),
        new Call("an authenticator has nothing to say", HeaderCalls::speechless));
  }

  private static Call withHeaders(String name, String... headers) {
    return new Call(
        name,
        (target, seen) ->
            note(
                seen,
                client(target)
                    .send(
                        to(target.http("/echo")).headers(headers).build(),
                        BodyHandlers.ofString())));
  }

  private static Call path(String path) {
    return new Call(
        "target '" + path + "'",
        (target, seen) ->
            note(seen, client(target).send(get(target.http(path)), BodyHandlers.ofString())));
  }

  private static void restricted(Target target, Observed seen) {
    for (String name : List.of("Host", "Connection", "Content-Length", "Upgrade", "Expect", "TE")) {
      outcome(seen, name, () -> to(target.http("/")).header(name, "x").build().headers().map());
    }
  }

  private static void replaced(Target target, Observed seen) throws Exception {
    note(
        seen,
        client(target)
            .send(
                to(target.http("/echo")).header("X-A", "1").setHeader("x-a", "2").build(),
                BodyHandlers.ofString()));
  }

  private static void ipv6(Target target, Observed seen) throws Exception {
    if (target.has("v6")) {
      note(
          seen,
          client(target).send(get(target.at("http", "v6", "/len/5")), BodyHandlers.ofString()));
    } else {
      seen.note("left out", "for want of IPv6");
    }
  }

  private static void hostName(Target target, Observed seen) throws Exception {
    String uri = "http://LocalHost:" + target.port("plain") + "/len/5";
    note(seen, client(target).send(get(URI.create(uri)), BodyHandlers.ofString()));
  }

  private static void cookies(Target target, Observed seen) throws Exception {
    CookieManager jar = new CookieManager();
    HttpClient client = HttpClient.newBuilder().cookieHandler(jar).build();
    for (int i = 0; i < 2; i++) {
      note(seen, client.send(get(target.http("/cookie")), BodyHandlers.ofString()));
    }
    seen.note(
        "jar", jar.getCookieStore().getCookies().stream().map(String::valueOf).sorted().toList());
  }

  private static void authenticated(Target target, Observed seen, String password)
      throws Exception {
    HttpClient client =
        HttpClient.newBuilder()
            .authenticator(
                new Authenticator() {
                  @Override
                  protected PasswordAuthentication getPasswordAuthentication() {
                    seen.note("asked", getRequestingPrompt() + " " + getRequestorType());
                    return new PasswordAuthentication("user", password.toCharArray());
                  }
                })
            .build();
    for (int i = 0; i < 2; i++) {
      note(seen, client.send(get(target.http("/auth")), BodyHandlers.ofString()));
    }
  }

  private static void speechless(Target target, Observed seen) throws Exception {
    HttpClient client = HttpClient.newBuilder().authenticator(new Authenticator() {}).build();
    note(seen, client.send(get(target.http("/auth")), BodyHandlers.ofString()));
  }
}
