package dev.outrider.dist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.outrider.testkit.Jdk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a request of the lowest level calls on another thread waits at the lowest level as well, for
 * each way over that decision 0006 promises; what it says is not carried waits in the middle.
 */
final class ContextIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @ParameterizedTest
  @MethodSource("dev.outrider.dist.Jdks#runningAndNewest")
  @Execution(ExecutionMode.CONCURRENT)
  void aCallOnAnotherThreadHasTheLevelOfItsRequest(Jdk jdk) throws Exception {
    CountDownLatch answers = new CountDownLatch(1);
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer provider = provider(answers, threads);
    String host = "127.0.0.1:" + provider.getAddress().getPort();
    try (Console console = Console.start();
        Jvm app = app(console, jdk, "http://" + host + "/")) {
      int port = Integer.parseInt(app.await("port="));
      List<CompletableFuture<HttpResponse<String>>> asked = new ArrayList<>();
      asked.add(ask(port, "own thread")); // has the only permit from here on
      awaitRunning(console, host);
      int carried = 0;
      for (String how : carried(jdk)) {
        asked.add(ask(port, how));
        awaitWaiting(console, host, how, ++carried, 0);
      }
      asked.add(ask(port, "execute"));
      awaitWaiting(console, host, "execute", carried, 1);

      answers.countDown();

      for (CompletableFuture<HttpResponse<String>> answer : asked) {
        assertThat(answer.get().statusCode()).isEqualTo(200);
      }
    } finally {
      answers.countDown();
      provider.stop(0);
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"begin", "between", "end"})
  @Execution(ExecutionMode.CONCURRENT)
  void aFaultOfOursLosesNoTask(String where) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer provider = provider(new CountDownLatch(0), threads);
    String address = "http://127.0.0.1:" + provider.getAddress().getPort() + "/";
    try (Jvm app =
        Jvm.java()
            .flags("-Doutrider.test.fault=" + where + ":java-util-concurrent")
            .agent("sidecar=none")
            .main(ContextApp.class, address)
            .start()) {
      int port = Integer.parseInt(app.await("port="));
      for (String how : carried(Jdk.current())) {
        assertThat(ask(port, how).get().statusCode()).as(how).isEqualTo(200);
      }
      assertThat(app.ours()).anyMatch(line -> line.contains("a fault that a test asked for"));
    } finally {
      provider.stop(0);
      threads.shutdownNow();
    }
  }

  private static List<String> carried(Jdk jdk) {
    List<String> ways = new ArrayList<>(List.of("own thread", "start", "submit"));
    ways.addAll(List.of("submit a runnable", "invokeAll", "supplyAsync", "supplyAsync by"));
    ways.addAll(List.of("runAsync", "runAsync by"));
    if (jdk.feature() >= 21) {
      ways.add("virtual thread");
    }
    return ways;
  }

  private static HttpServer provider(CountDownLatch answers, ExecutorService threads)
      throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answers.await();
            exchange.sendResponseHeaders(200, -1);
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        });
    server.start();
    return server;
  }

  private static Jvm app(Console console, Jdk jdk, String provider) {
    return console
        .link(Jvm.java(jdk.home()))
        // Else the common pool of a machine with two cores has one thread, and starts new ones.
        .flags("-Djava.util.concurrent.ForkJoinPool.common.parallelism=4")
        .agent("profile=fixed,maxConcurrent=1,maxQueueSize=50")
        .main(ContextApp.class, provider)
        .start();
  }

  private static CompletableFuture<HttpResponse<String>> ask(int port, String how) {
    String query = URLEncoder.encode(how, StandardCharsets.UTF_8);
    URI uri = URI.create("http://127.0.0.1:" + port + "/actuator/health?how=" + query);
    return HTTP.sendAsync(
        HttpRequest.newBuilder(uri).header("X-Request-Priority", "low").build(),
        BodyHandlers.ofString());
  }

  private static void awaitRunning(Console console, String host) {
    console.eventually(
        "/admin/performance/request-queue",
        queues -> assertThat(outbound(queues, host).get("processing").asInt()).isEqualTo(1));
  }

  private static void awaitWaiting(Console console, String host, String how, int low, int middle) {
    console.eventually(
        "/admin/performance/request-queue",
        queues -> {
          JsonNode sizes = outbound(queues, host).get("queueSizes");
          int levels = sizes.size();
          assertThat(sizes.get(levels - 1).asInt()).as(how).isEqualTo(low);
          assertThat(sizes.get(levels / 2).asInt()).as(how).isEqualTo(middle);
        });
  }

  private static JsonNode outbound(JsonNode queues, String host) {
    return queues.get("outbound").get(host);
  }
}
