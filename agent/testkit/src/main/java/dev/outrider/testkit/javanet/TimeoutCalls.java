package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.to;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Time-outs of requests and of connecting. */
final class TimeoutCalls {
  private static final Duration SHORT = Duration.ofMillis(250);

  private TimeoutCalls() {}

  static List<Call> calls() {
    return List.of(
        call("time-out of a stalled head", (t, seen) -> send(t, seen, "/stall/head")),
        call("time-out of a dripping head", (t, seen) -> send(t, seen, "/slowdrip/head?lines=9")),
        call("no time-out of a body by string", (t, seen) -> send(t, seen, "/stall/body?for=400")),
        call("no time-out of a body by stream", TimeoutCalls::stream),
        call("time-out, sendAsync and get", TimeoutCalls::asyncGet),
        call("time-out, sendAsync and handle", TimeoutCalls::asyncHandle),
        call("a time-out that does not strike", (t, seen) -> send(t, seen, "/slow/50")),
        call("time-out of connecting", TimeoutCalls::connect),
        call("time-out of the request while connecting", TimeoutCalls::requestWhileConnecting),
        call("time-out of connecting, sendAsync", TimeoutCalls::connectAsync));
  }

  private static Call call(String name, Call.Body body) {
    return new Call(
        name,
        (target, seen) -> {
          try {
            body.run(target, seen);
          } catch (IOException | ExecutionException thrown) {
            timedOut(seen, "thrown", thrown);
          }
        });
  }

  /** What lies under a time-out depends on how far the closing of the connection has come. */
  private static void timedOut(Observed seen, String field, Throwable thrown) {
    seen.thrownDownTo(field, thrown, HttpTimeoutException.class);
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
    try {
      future.get();
    } catch (ExecutionException thrown) {
      timedOut(seen, "get", thrown);
    }
    try {
      future.join();
    } catch (CompletionException thrown) {
      timedOut(seen, "join", thrown);
    }
  }

  private static void asyncHandle(Target target, Observed seen) throws Exception {
    client(target).send(get(target.http("/len/1")), BodyHandlers.discarding());
    client(target)
        .sendAsync(request(target.http("/stall/head")), BodyHandlers.ofString())
        .handle(
            (response, thrown) -> {
              timedOut(seen, "handle", thrown);
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
