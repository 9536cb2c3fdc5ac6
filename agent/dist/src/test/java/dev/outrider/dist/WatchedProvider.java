package dev.outrider.dist;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A provider in the JVM of the test that notes of each request when it came, by which connection,
 * and whose connection that is: only the JDK's own client offers h2c, with each request.
 */
final class WatchedProvider implements AutoCloseable {
  static final String ANSWER = "answer of the provider";

  /** Behind it stands how many milliseconds the answer takes. */
  private static final String SLOW = "/slow/";

  static {
    // Else it holds each body back until the client has acknowledged the head, 40 ms.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();

  /**
   * One request.
   *
   * @param atNanos when it was there
   * @param connection the client's port
   * @param isNative whether the application's own client sent it
   * @param traceparents the values of that header, one for each line
   */
  record Arrival(long atNanos, int connection, boolean isNative, List<String> traceparents) {}

  private WatchedProvider() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  static WatchedProvider start() throws IOException {
    return new WatchedProvider();
  }

  private void answer(HttpExchange exchange) throws IOException {
    boolean isNative = exchange.getRequestHeaders().containsKey("HTTP2-Settings");
    int connection = exchange.getRemoteAddress().getPort();
    List<String> traceparents = exchange.getRequestHeaders().getOrDefault("traceparent", List.of());
    arrivals.add(new Arrival(System.nanoTime(), connection, isNative, List.copyOf(traceparents)));
    String path = exchange.getRequestURI().getPath();
    int slow = path.indexOf(SLOW);
    if (slow >= 0) {
      pause(Long.parseLong(path.substring(slow + SLOW.length())));
    }
    byte[] answer = ANSWER.getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(path.equals("/status/404") ? 404 : 200, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The requests in the order of their arrival. */
  List<Arrival> arrivals() {
    return List.copyOf(arrivals);
  }

  /** The requests that came from {@code nanos} on. */
  List<Arrival> since(long nanos) {
    return arrivals.stream().filter(arrival -> arrival.atNanos() - nanos >= 0).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
