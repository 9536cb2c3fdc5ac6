package dev.outrider.dist;

import io.netty.handler.codec.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClient.ResponseReceiver;
import reactor.netty.http.client.HttpClientResponse;

/** Makes each kind of call by GET and by POST, and prints what came of it. */
final class FaultyReactorNetty {
  private static final HttpClient CLIENT = HttpClient.create();
  private static final Map<String, Function<ResponseReceiver<?>, Mono<String>>> KINDS =
      new TreeMap<>(
          Map.of(
              "single",
              call -> call.responseSingle((head, body) -> body.asString().map(t -> say(head, t))),
              "content",
              call -> call.responseContent().aggregate().asString().map(FaultyReactorNetty::brief),
              "connection",
              call ->
                  call.responseConnection(
                          (head, connection) ->
                              connection
                                  .inbound()
                                  .receive()
                                  .aggregate()
                                  .asString()
                                  .map(text -> say(head, text)))
                      .next()));

  private FaultyReactorNetty() {}

  /** The argument is the server's origin. */
  public static void main(String[] arguments) throws Exception {
    for (String target : List.of("/echo", "/truncate/length", "/len/200000")) {
      for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST)) {
        KINDS.forEach(
            (kind, call) -> {
              String name = kind + "-" + method + "-" + target;
              String uri = arguments[0] + target + "?name=" + name;
              say(name, outcome(call.apply(asked(method, uri))));
            });
      }
    }
    for (int i = 0; i < 3; i++) {
      say("waiting-" + i, outcome(twoAtOnce(arguments[0], i)));
    }
    for (int i = 0; i < 3; i++) {
      say("cancelled-" + i, outcome(firstEvent(arguments[0], i)));
    }
    System.out.println("done");
    while (System.in.read() >= 0) {
      // until the test ends it, or is gone itself
    }
  }

  /** Where there is one place, the second has to wait. */
  private static Mono<String> twoAtOnce(String origin, int name) {
    return Flux.mergeSequential(
            single(origin + "/slow/200?name=first-" + name),
            single(origin + "/len/5?name=second-" + name))
        .reduce((first, second) -> first + " and " + second);
  }

  /** The rest is given up. */
  private static Mono<String> firstEvent(String origin, int name) {
    return asked(HttpMethod.GET, origin + "/trickle/sse?events=4&every=80&name=cancelled-" + name)
        .responseContent()
        .asString()
        .next();
  }

  private static Mono<String> single(String uri) {
    return asked(HttpMethod.GET, uri)
        .responseSingle((head, body) -> body.asString().map(text -> say(head, text)));
  }

  private static ResponseReceiver<?> asked(HttpMethod method, String uri) {
    HttpClient.RequestSender request = CLIENT.request(method).uri(uri);
    return method.equals(HttpMethod.POST)
        ? request.send(ByteBufFlux.fromString(Mono.just("a body")))
        : request;
  }

  private static String outcome(Mono<String> call) {
    try {
      return String.valueOf(call.timeout(Duration.ofSeconds(10)).block());
    } catch (RuntimeException failed) {
      return failed + " of " + failed.getCause();
    }
  }

  private static void say(String name, String outcome) {
    System.out.println("call " + name + " -> " + outcome);
  }

  private static String say(HttpClientResponse head, String text) {
    return head.status().code() + " " + head.responseHeaders().entries() + " " + brief(text);
  }

  private static String brief(String text) {
    return text.length() > 200
        ? text.length() + " " + text.hashCode()
        : text.replace('\n', '|').replace('\r', '|');
  }
}
