package dev.outrider.testkit.javanet;

import static dev.outrider.testkit.javanet.Http.client;
import static dev.outrider.testkit.javanet.Http.get;
import static dev.outrider.testkit.javanet.Http.note;
import static dev.outrider.testkit.javanet.Http.outcome;

import dev.outrider.testkit.Call;
import dev.outrider.testkit.Observed;
import dev.outrider.testkit.Target;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.util.List;

/** Arguments that are null or senseless, and what a client says about itself. */
@SuppressWarnings("NullAway") // null arguments are what is tried here
final class ArgumentCalls {
  private ArgumentCalls() {}

  static List<Call> calls() {
    return List.of(
        new Call("null arguments of send", ArgumentCalls::nullsOfSend),
        new Call("null arguments of sendAsync", ArgumentCalls::nullsOfSendAsync),
        new Call("sendAsync with a push handler", ArgumentCalls::pushHandler),
        new Call(
            "a scheme that is none",
            (t, seen) -> outcome(seen, "to", () -> Http.to(URI.create("ftp://h/")))),
        new Call("a client about itself", ArgumentCalls::about),
        new Call("a request is equal to itself", ArgumentCalls::equal));
  }

  private static void nullsOfSend(Target target, Observed seen) {
    HttpClient client = client(target);
    outcome(seen, "no request", () -> client.send(null, BodyHandlers.ofString()));
    outcome(seen, "no handler", () -> client.send(get(target.http("/len/1")), null));
  }

  private static void nullsOfSendAsync(Target target, Observed seen) {
    HttpClient client = client(target);
    outcome(seen, "no request", () -> client.sendAsync(null, BodyHandlers.ofString()));
    outcome(seen, "no handler", () -> client.sendAsync(get(target.http("/len/1")), null));
  }

  private static void pushHandler(Target target, Observed seen) throws Exception {
    PushPromiseHandler<String> none = (request, promise, acceptor) -> seen.note("pushed", promise);
    note(
        seen,
        client(target)
            .sendAsync(
                get(target.http("/len/5")), info -> BodySubscribers.replacing("pushed not"), none)
            .get());
    note(
        seen,
        client(target).sendAsync(get(target.http("/len/5")), BodyHandlers.ofString(), null).get());
  }

  private static void about(Target target, Observed seen) {
    HttpClient client = client(target);
    seen.note("class", client.getClass().getName());
    seen.note("version", client.version());
    seen.note("redirects", client.followRedirects());
    seen.note("proxy", client.proxy());
    seen.note("executor", client.executor());
    seen.note("connect time-out", client.connectTimeout());
  }

  private static void equal(Target target, Observed seen) throws Exception {
    var request = get(target.http("/len/5"));
    var response = client(target).send(request, BodyHandlers.discarding());
    seen.note("equal", response.request().equals(request));
    seen.note("same", isSame(response.request(), request));
    seen.note("class", response.getClass().getName());
    seen.note("text", response);
  }

  @SuppressWarnings("ReferenceEquality") // which object it is, is the question
  private static boolean isSame(Object one, Object other) {
    return one == other;
  }
}
