package dev.outrider.dist;

import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/**
 * Makes calls with Reactor Netty on a single event loop, as its second argument names them, and
 * prints what came of each.
 */
final class ReactorNettyCaller {
  private static final Duration SOON = Duration.ofSeconds(8);
  private static final LoopResources LOOP = LoopResources.create("app", 1, true);
  private static final HttpClient CLIENT =
      HttpClient.create(ConnectionProvider.create("app", 20))
          .runOn(LOOP)
          .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 400);

  private ReactorNettyCaller() {}

  /** The arguments are an origin and what is done there. */
  public static void main(String[] arguments) throws Exception {
    String origin = arguments[0];
    switch (arguments[1]) {
      case "waits" -> waits(origin);
      case "impatient" -> impatient(origin);
      case "leaves" -> leaves(origin);
      case "breaks" -> breaks(origin);
      case "streams" -> streams(origin);
      case "ends" -> ends(origin, arguments);
      default -> throw new IllegalArgumentException(arguments[1]);
    }
    System.out.println("done");
    while (System.in.read() >= 0) {
      // until the test ends it, or is gone itself
    }
  }

  private static void say(String what, Object came) {
    System.out.println("call " + what + " -> " + came);
  }

  private static Mono<String> get(String uri) {
    return CLIENT
        .get()
        .uri(uri)
        .responseSingle((response, body) -> body.asString().map(text -> said(response, text)));
  }

  private static String said(HttpClientResponse response, String text) {
    return response.status().code() + " " + text.length();
  }

  private static String outcome(Mono<String> call) {
    try {
      return String.valueOf(call.timeout(SOON).block());
    } catch (RuntimeException failed) {
      return String.valueOf(failed.getCause() == null ? failed : failed.getCause());
    }
  }

  /** Three at once, by the one event loop, which is free while they wait. */
  private static void waits(String origin) throws Exception {
    Scheduler loop = Schedulers.fromExecutor(LOOP.onClient(true).next());
    say("before", outcome(get(origin + "/len/5").subscribeOn(loop)));
    CountDownLatch over = new CountDownLatch(3);
    onLoop(
        () -> {
          for (int i = 1; i <= 3; i++) {
            String name = "waits " + i;
            get(origin + "/slow/1500")
                .doFinally(end -> over.countDown())
                .subscribe(text -> say(name, text), failure -> say(name, failure));
          }
        });
    CountDownLatch free = new CountDownLatch(1);
    onLoop(free::countDown);
    say("the loop is free", free.await(1, TimeUnit.SECONDS));
    say("all are answered", over.await(8, TimeUnit.SECONDS));
  }

  private static void onLoop(Runnable work) {
    LOOP.onClient(true).next().execute(work);
  }

  /** One that takes longer than another may wait for. */
  private static void impatient(String origin) throws Exception {
    Disposable running = get(origin + "/stall/head").subscribe();
    say("waits", outcome(get(origin + "/len/5")));
    running.dispose();
    say("after it", outcome(get(origin + "/len/5")));
  }

  /** Somebody who gives up waiting makes room for the next. */
  private static void leaves(String origin) throws Exception {
    Disposable running = get(origin + "/stall/head").subscribe();
    Disposable waiting = get(origin + "/len/5").subscribe();
    say("no room", outcome(get(origin + "/len/5")));
    waiting.dispose();
    CountDownLatch over = new CountDownLatch(1);
    get(origin + "/len/5")
        .doFinally(end -> over.countDown())
        .subscribe(text -> say("in its place", text), failure -> say("in its place", failure));
    running.dispose();
    say("over", over.await(8, TimeUnit.SECONDS));
  }

  /** Answers that count as failures, however much of them is read. */
  private static void breaks(String origin) throws Exception {
    String failing = origin + "/status/500";
    say("read", outcome(get(failing)));
    say("discarded", outcome(CLIENT.get().uri(failing).response().map(r -> "" + r.status())));
    say("given up", outcome(givenUp(failing)));
    say("guarded", outcome(get(origin + "/len/5")));
  }

  private static Mono<String> givenUp(String uri) {
    return CLIENT
        .get()
        .uri(uri)
        .responseConnection((response, connection) -> connection.inbound().receive().take(1))
        .then(Mono.just("given up"));
  }

  private static void streams(String origin) throws Exception {
    CountDownLatch first = new CountDownLatch(1);
    CountDownLatch over = new CountDownLatch(1);
    ByteBufFlux stream =
        CLIENT.get().uri(origin + "/trickle/sse?events=5&every=200").responseContent();
    stream
        .asString()
        .doOnNext(event -> first.countDown())
        .count()
        .doFinally(end -> over.countDown())
        .subscribe(events -> say("events", events));
    say("begun", first.await(8, TimeUnit.SECONDS));
    say("while it streams", outcome(get(origin + "/len/5")));
    say("ended", over.await(8, TimeUnit.SECONDS));
    say("after it", outcome(get(origin + "/len/5")));
  }

  /** Every way out of a call, twice each: a permit that was kept would show the second time. */
  private static void ends(String origin, String[] ports) throws Exception {
    Map<String, Mono<String>> ways = new LinkedHashMap<>();
    ways.put("complete", get(origin + "/len/5"));
    ways.put("without a body", get(origin + "/status/204"));
    ways.put("discarded", CLIENT.get().uri(origin + "/len/9").response().map(r -> "discarded"));
    ways.put("not read", disposed(origin + "/len/100000"));
    ways.put("given up", givenUp(origin + "/hold"));
    ways.put("cancelled in its body", inBody(origin + "/hold"));
    ways.put("cancelled in its head", cancelled(get(origin + "/stall/head")));
    ways.put("cancelled as it connects", cancelled(get(ports[3])));
    ways.put("no connection in time", get(ports[3]));
    ways.put("refused", get(ports[2]));
    ways.put("no TLS there", CLIENT.get().uri(ports[4]).response().map(r -> "answered"));
    ways.put("not trusted", CLIENT.get().uri(ports[5]).response().map(r -> "answered"));
    ways.put("over TLS", overTls(ports[5]));
    ways.put("reset in its head", get(origin + "/reset/head"));
    ways.put("reset in its body", get(origin + "/reset/body"));
    ways.put("cut short", get(origin + "/truncate/length"));
    ways.put("no HTTP", get(origin + "/badline"));
    ways.put("too large a head", get(origin + "/oversized/head"));
    ways.put("silent in its head", patient(origin + "/stall/head"));
    ways.put("silent in its body", patient(origin + "/stall/body"));
    ways.put("a body that fails", failing(origin + "/echo"));
    ways.put("no upgrade", webSocket(origin + "/len/5"));
    ways.put("redirected", redirected(origin + "/redirect/302?to=/len/7"));
    ways.put("an address that is none", get("ftp://127.0.0.1/"));
    for (Map.Entry<String, Mono<String>> way : ways.entrySet()) {
      for (int time = 1; time <= 2; time++) {
        say(way.getKey(), outcome(way.getValue()));
      }
    }
    say("at last", outcome(get(origin + "/len/5")));
  }

  private static Mono<String> disposed(String uri) {
    return CLIENT
        .get()
        .uri(uri)
        .responseConnection(
            (response, connection) -> {
              connection.dispose();
              return Flux.just("disposed");
            })
        .next();
  }

  private static Mono<String> inBody(String uri) {
    return CLIENT.get().uri(uri).responseContent().asString().next();
  }

  private static Mono<String> cancelled(Mono<String> call) {
    return call.timeout(Duration.ofMillis(200), Mono.just("cancelled"));
  }

  private static Mono<String> patient(String uri) {
    return CLIENT
        .responseTimeout(Duration.ofMillis(200))
        .get()
        .uri(uri)
        .responseContent()
        .aggregate()
        .asString();
  }

  private static Mono<String> overTls(String uri) throws SSLException {
    SslContext trusting =
        SslContextBuilder.forClient().trustManager(InsecureTrustManagerFactory.INSTANCE).build();
    return CLIENT
        .secure(spec -> spec.sslContext(trusting))
        .get()
        .uri(uri)
        .responseSingle((response, body) -> body.asString().map(text -> said(response, text)));
  }

  private static Mono<String> failing(String uri) {
    return CLIENT
        .post()
        .uri(uri)
        .send(ByteBufFlux.fromString(Flux.error(new IllegalStateException("a body that fails"))))
        .response()
        .map(response -> "answered");
  }

  private static Mono<String> webSocket(String uri) {
    return CLIENT
        .websocket()
        .uri(uri.replace("http:", "ws:"))
        .handle((in, out) -> Mono.just("upgraded"))
        .next();
  }

  private static Mono<String> redirected(String uri) {
    return CLIENT
        .followRedirect(true)
        .get()
        .uri(uri)
        .responseSingle((response, body) -> body.asString().map(text -> said(response, text)));
  }
}
