package dev.outrider.dist;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A provider in the test's own JVM, which counts what it was asked, by target and by who asked:
 * {@code /v1/models} with the headers of an API, {@code /status/N}, {@code /slow}, and {@code
 * /heals}, which fails three times.
 */
final class Upstream implements AutoCloseable {
  private static final int FAILURES_BEFORE_IT_HEALS = 3;

  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch never = new CountDownLatch(1);
  private final HttpServer server;

  private Upstream() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
    server.start();
  }

  static Upstream open() throws IOException {
    return new Upstream();
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  String origin() {
    return "http://" + host();
  }

  /** How often each target was asked for, with whom it was asked by. */
  Map<String, Integer> asked() {
    Map<String, Integer> now = new TreeMap<>();
    asked.forEach((what, times) -> now.put(what, times.get()));
    return now;
  }

  int asked(String what) {
    return asked().getOrDefault(what, 0);
  }

  private void serve(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String target = exchange.getRequestURI().toString();
    String caller = caller(exchange.getRequestHeaders());
    String what = caller.isEmpty() ? target : target + " of " + caller;
    int times = asked.computeIfAbsent(what, first -> new AtomicInteger()).incrementAndGet();
    if (target.startsWith("/v1/models")) {
      headers(exchange.getResponseHeaders(), target);
    }
    if (target.equals("/slow")) {
      pause();
    }
    answer(exchange, status(target, times), "answer to " + what);
  }

  /** Whatever the test's callers are told apart by. */
  private static String caller(Headers headers) {
    for (String name : new String[] {"Authorization", "x-goog-api-key", "X-Nobody-Knows"}) {
      if (headers.containsKey(name)) {
        return name + " " + headers.getFirst(name);
      }
    }
    return "";
  }

  private static void headers(Headers headers, String target) {
    headers.set("Set-Cookie", "session=1");
    headers.set("x-ratelimit-remaining-requests", "59");
    headers.set("x-request-id", "req_1");
    headers.set("openai-version", "2020-10-01");
    if (target.contains("control=")) {
      headers.set("Cache-Control", target.substring(target.indexOf("control=") + 8));
    }
  }

  private static int status(String target, int times) {
    if (target.startsWith("/status/")) {
      return Integer.parseInt(target.substring("/status/".length()));
    }
    if (target.contains("missing")) {
      return 404;
    }
    return target.equals("/heals") && times <= FAILURES_BEFORE_IT_HEALS ? 500 : 200;
  }

  private void pause() throws IOException {
    try {
      never.await(1, TimeUnit.SECONDS);
    } catch (InterruptedException closed) {
      throw new IOException(closed);
    }
  }

  private static void answer(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
