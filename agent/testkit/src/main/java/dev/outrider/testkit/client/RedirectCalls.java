package dev.outrider.testkit.client;

import static dev.outrider.testkit.client.CommonCall.call;

import dev.outrider.testkit.client.ClientOptions.Redirects;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Redirects, as the library has them by itself, followed and not. */
final class RedirectCalls {
  private RedirectCalls() {}

  static List<CommonCall> calls() {
    List<CommonCall> calls = new ArrayList<>();
    for (Redirects redirects : Redirects.values()) {
      for (int status : new int[] {301, 302, 303, 307, 308}) {
        calls.add(redirected("GET", status, redirects));
        calls.add(redirected("POST", status, redirects));
      }
      calls.add(got("/loop", redirects));
      calls.add(got("/redirect/302?to=" + encoded("/redirect/302?to=/len/7"), redirects));
      calls.add(got("/redirect/302?to=/reset/head", redirects));
      calls.add(got("/redirect/302?to=/truncate/length", redirects));
      calls.add(got("/status/302", redirects));
    }
    return calls;
  }

  private static CommonCall redirected(String method, int status, Redirects redirects) {
    String path = "/redirect/" + status + "?to=/echo";
    return at(method, path, redirects);
  }

  private static CommonCall got(String path, Redirects redirects) {
    return at("GET", path, redirects);
  }

  private static CommonCall at(String method, String path, Redirects redirects) {
    ClientOptions options = ClientOptions.DEFAULTS.with(redirects);
    CommonCall.Body body =
        talk -> {
          HttpAsk ask = HttpAsk.of(method, talk.http(path)).with("X-Kept", "yes");
          talk.exchange(
              talk.client(options),
              method.equals("POST") ? ask.with(Talk.text(10), HttpAsk.Framing.LENGTH) : ask);
        };
    String name = method + " " + path + ", redirects " + redirects;
    return redirects == Redirects.AS_IT_HAS_THEM
        ? call(name, body)
        : call(name, body, Capability.REDIRECTS);
  }

  private static String encoded(String location) {
    return URLEncoder.encode(location, StandardCharsets.UTF_8);
  }
}
