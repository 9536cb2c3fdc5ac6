package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.outcome;
import static dev.outrider.testkit.javanet.Http.to;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** Time-outs of requests and of connecting. */
final class TimeoutCalls {
  private static final Duration SHORT = Duration.ofMillis(250);

  private TimeoutCalls() {}

  static List<Call> calls() {
    return List.of(
        new Call("time-out of a stalled head", (t, seen) -> send(t, seen, "/stall/head")),
        new Call(
            "time-out of a dripping head", (t, seen) -> send(t, seen, "/slowdrip/head?lines=9")),
        new Call(
            "no time-out of a body by string", (t, seen) -> send(t, seen, "/stall/body?for=400")),
        new Call("no time-out of a body by stream", TimeoutCalls::stream),
        new Call("time-out, sendAsync and get", TimeoutCalls::asyncGet),
        new Call("time-out, sendAsync and handle", TimeoutCalls::asyncHandle),
        new Call("a time-out that does not strike", (t, seen) -> send(t, seen, "/slow/50")),
        new Call("time-out of connecting", TimeoutCalls::connect),
        new Call("time-out of the request while connecting", TimeoutCalls::requestWhileConnecting),
        new Call("time-out of connecting, sendAsync", TimeoutCalls::connectAsync));
  }

  private static HttpRequest request(URI uri) {
    return to(uri).timeout(SHORT).build();
  }

  private static void send(Target target, Observed seen, String path) throws Exception {
    client(target).send(get(target.http("/len/1")), BodyHandlers.discarding());
    seen.step("warm");
    note(seen, client(target).send(request(target.http(path)), BodyHandlers.ofString()));
  }

  private static void stream(Target target, Observed seen) throws Exception {
    var response =
        client(target)
            .send(request(target.http("/stall/body?for=400")), BodyHandlers.ofInputStream());
    seen.step("head");
    seen.bytes("body", response.body().readAllBytes());
  }

  private static void asyncGet(Target target, Observed seen) throws Exception {
    client(target).send(get(target.http("/len/1")), BodyHandlers.discarding());
    var future =
        client(target).sendAsync(request(target.http("/stall/head")), BodyHandlers.ofString());
    outcome(seen, "get", future::get);
    outcome(seen, "join", future::join);
  }

  private static void asyncHandle(Target target, Observed seen) throws Exception {
    client(target).send(get(target.http("/len/1")), BodyHandlers.discarding());
    client(target)
        .sendAsync(request(target.http("/stall/head")), BodyHandlers.ofString())
        .handle(
            (response, thrown) -> {
              seen.thrown("handle", thrown);
              return response;
            })
        .get();
  }

  private static HttpClient impatient() {
    return HttpClient.newBuilder().connectTimeout(SHORT).build();
  }

  private static void connect(Target target, Observed seen) throws Exception {
    impatient().send(get(target.at("http", "full", "/")), BodyHandlers.ofString());
  }

  private static void requestWhileConnecting(Target target, Observed seen) throws Exception {
    client(target).send(request(target.at("http", "full", "/")), BodyHandlers.ofString());
  }

  private static void connectAsync(Target target, Observed seen) throws Exception {
    impatient().sendAsync(get(target.at("http", "full", "/")), BodyHandlers.ofString()).get();
  }
}
