package dev.outrider.dist;

import static io.netty.buffer.Unpooled.copiedBuffer;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.HttpProtocol;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.LoopResources;

/**
 * An application on Reactor Netty whose one event loop, unless told otherwise, serves all: answers,
 * waits, streams, fails before and after the head. It says on its own lines what a test cannot see
 * from outside.
 */
final class ReactorNettyApp {
  private static final AtomicInteger STREAMED = new AtomicInteger();

  private ReactorNettyApp() {}

  public static void main(String[] arguments) {
    DisposableServer server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(0)
            .protocol(HttpProtocol.HTTP11, HttpProtocol.H2C)
            .httpRequestDecoder(spec -> spec.maxHeaderSize(4096).h2cMaxContentLength(1 << 20))
            .runOn(LoopResources.create("app", Integer.getInteger("app.loops", 1), true))
            .handle(ReactorNettyApp::answer)
            .bindNow();
    System.out.println("port=" + server.port());
    server.onDispose().block();
  }

  private static Publisher<Void> answer(HttpServerRequest request, HttpServerResponse response) {
    String uri = request.uri();
    String[] words = uri.substring(1).split("[/?]", -1);
    System.out.println("handled " + request.method() + " " + uri);
    switch (words[0]) {
      case "sleep" -> {
        Mono<String> late =
            Mono.delay(Duration.ofMillis(Long.parseLong(words[1]))).map(tick -> "late answer");
        return response.sendString(late);
      }
      case "status" -> {
        return response.status(Integer.parseInt(words[1])).send();
      }
      case "stream" -> {
        return stream(response, Integer.parseInt(words[1]), Long.parseLong(words[2]));
      }
      case "length" -> {
        Mono<String> length =
            request
                .receive()
                .map(part -> part.readableBytes())
                .reduce(0, Integer::sum)
                .map(n -> n + " bytes");
        return response.sendString(length);
      }
      case "large" -> {
        return response.sendString(Flux.range(0, 200).map(n -> "x".repeat(1000)));
      }
      case "throw" -> throw new IllegalStateException("asked for");
      case "error" -> {
        return Mono.error(new IllegalStateException("asked for"));
      }
      case "cut" -> {
        return response.sendString(
            Flux.just("first part").concatWith(Mono.error(new IllegalStateException("asked for"))));
      }
      case "websocket" -> {
        return response.sendWebsocket((in, out) -> out.sendString(in.receive().asString().take(1)));
      }
      case "block" -> {
        block();
        return response.send();
      }
      case "context" -> {
        return response.sendString(Mono.deferContextual(view -> Mono.just(keys(view))));
      }
      default -> {
        return response
            .header("Content-Type", "text/plain")
            .sendString(Mono.just("answer of " + uri), StandardCharsets.UTF_8);
      }
    }
  }

  private static void block() {
    try {
      Thread.sleep(10);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Publisher<Void> stream(HttpServerResponse response, int parts, long millis) {
    Flux<ByteBuf> events =
        Flux.interval(Duration.ofMillis(millis))
            .take(parts)
            .map(n -> copiedBuffer("data: " + n + "\n\n", StandardCharsets.UTF_8))
            .doFinally(
                end -> System.out.println("streamed " + STREAMED.incrementAndGet() + " " + end));
    return response.sse().send(events, part -> true);
  }

  private static String keys(reactor.util.context.ContextView view) {
    return view.stream().map(entry -> String.valueOf(entry.getKey())).sorted().toList().toString();
  }
}
