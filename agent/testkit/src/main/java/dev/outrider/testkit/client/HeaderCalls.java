package dev.outrider.testkit.client;

import static dev.outrider.testkit.client.CommonCall.call;

import java.util.ArrayList;
import java.util.List;

/** Header fields and targets: what the server is told, and what the client makes of the answer. */
final class HeaderCalls {
  private HeaderCalls() {}

  static List<CommonCall> calls() {
    List<CommonCall> calls = new ArrayList<>();
    calls.add(fields("no header of one's own"));
    calls.add(fields("a User-Agent of one's own", "User-Agent", "mine/1"));
    calls.add(fields("an Accept of one's own", "Accept", "application/json"));
    calls.add(fields("the same header twice", "X-Twice", "one", "X-Twice", "two"));
    calls.add(fields("header names in odd case", "x-LOWER-Upper", "Value", "ACCEPT", "text/plain"));
    calls.add(fields("an empty header value", "X-Empty", ""));
    calls.add(fields("a header value with spaces", "X-Spaced", "a  b\tc"));
    calls.add(fields("a cookie set by hand", "Cookie", "a=b; c=d"));
    calls.add(fields("credentials set by hand", "Authorization", "Bearer abc"));
    calls.add(fields("Accept-Encoding set by hand", "Accept-Encoding", "gzip, br"));
    calls.add(fields("many headers in order", "B", "1", "A", "2", "C", "3", "a", "4"));
    calls.add(fields("Connection set by hand", "Connection", "close"));
    calls.add(fields("Host set by hand", "Host", "elsewhere.invalid"));
    calls.add(fields("Expect set by hand", "Expect", "100-continue"));
    calls.add(fields("a long header", "X-Long", "v".repeat(4_000)));
    calls.add(got("headers that come twice, in lower case, and empty", "/duplicate"));
    calls.add(got("cookies that are set", "/cookie"));
    calls.add(path("/len/5?a=b%20c&d=%C3%A4&e=+&f"));
    calls.add(path("/len/5?"));
    calls.add(path("/len/5#fragment"));
    calls.add(path("?only=query"));
    calls.add(path(""));
    calls.add(path("/none/%C3%A4%2F/..;p=1/%7Euser/a+b"));
    calls.add(path("//double//slash"));
    calls.add(
        call(
            "an IPv6 address",
            talk -> {
              if (talk.target().has("v6")) {
                talk.exchange(HttpAsk.get(talk.target().at("http", "v6", "/len/5")));
              }
            }));
    return calls;
  }

  private static CommonCall fields(String name, String... fields) {
    return call(
        name,
        talk -> {
          HttpAsk ask = HttpAsk.get(talk.http("/echo"));
          for (int i = 0; i < fields.length; i += 2) {
            ask = ask.with(fields[i], fields[i + 1]);
          }
          talk.exchange(ask);
        });
  }

  private static CommonCall path(String path) {
    return got("GET at \"" + path + "\"", path);
  }

  private static CommonCall got(String name, String path) {
    return call(name, talk -> talk.exchange(HttpAsk.get(talk.http(path))));
  }
}
