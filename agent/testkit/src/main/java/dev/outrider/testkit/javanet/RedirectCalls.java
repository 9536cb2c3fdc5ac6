package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.to;

import dev.outrider.testkit.Call;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Redirects, followed and not. */
final class RedirectCalls {
  private RedirectCalls() {}

  static List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (int status : new int[] {301, 302, 303, 307, 308}) {
      calls.add(call("GET", Redirect.NORMAL, "/redirect/" + status + "?to=/len/5"));
      calls.add(call("POST", Redirect.NORMAL, "/redirect/" + status + "?to=/echo"));
    }
    calls.add(call("GET", Redirect.NEVER, "/redirect/302?to=/len/5"));
    calls.add(call("GET", Redirect.ALWAYS, "/redirect/302?to=/len/5"));
    calls.add(call("GET", Redirect.NORMAL, "/loop"));
    calls.add(
        call("GET", Redirect.NORMAL, "/redirect/302?to=" + encoded("/redirect/302?to=/len/7")));
    calls.add(call("GET", Redirect.NORMAL, "/redirect/302?to="));
    calls.add(call("GET", Redirect.NORMAL, "/status/302"));
    calls.add(toTheOtherScheme(Redirect.NORMAL));
    calls.add(toTheOtherScheme(Redirect.ALWAYS));
    return calls;
  }

  private static Call call(String method, Redirect policy, String path) {
    return new Call(
        method + " " + path + " with redirects " + policy,
        (target, seen) ->
            note(
                seen,
                client(policy)
                    .send(
                        to(target.http(path))
                            .header("X-Kept", "yes")
                            .method(
                                method,
                                method.equals("GET")
                                    ? BodyPublishers.noBody()
                                    : BodyPublishers.ofString("moved body"))
                            .build(),
                        BodyHandlers.ofString())));
  }

  private static Call toTheOtherScheme(Redirect policy) {
    return new Call(
        "from https to http with redirects " + policy,
        (target, seen) -> {
          HttpClient client =
              HttpClient.newBuilder()
                  .sslContext(TlsCalls.trusting())
                  .followRedirects(policy)
                  .build();
          String to = encoded(target.http("/len/5").toString());
          note(
              seen,
              client.send(
                  to(target.https("/redirect/302?to=" + to)).build(), BodyHandlers.ofString()));
        });
  }

  private static HttpClient client(Redirect policy) {
    return HttpClient.newBuilder().followRedirects(policy).build();
  }

  private static String encoded(String location) {
    return URLEncoder.encode(location, StandardCharsets.UTF_8);
  }
}
