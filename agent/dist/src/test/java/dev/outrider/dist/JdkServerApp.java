package dev.outrider.dist;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * An application on the JDK's HTTP server, behind a filter. Its argument is the number of threads;
 * with 0 it has no executor, as a server has that nobody gave one.
 */
final class JdkServerApp {
  private JdkServerApp() {}

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(any, 0);
    int threads = Integer.parseInt(arguments[0]);
    if (threads > 0) {
      server.setExecutor(Executors.newFixedThreadPool(threads));
    }
    HttpContext context = server.createContext("/", JdkServerApp::handle);
    context.getFilters().add(Filter.afterHandler("nothing", exchange -> {}));
    server.start();
    System.out.println("port=" + server.getAddress().getPort());
  }

  private static void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    long number = Long.parseLong("0" + path.replaceAll("\\D", ""));
    if (path.startsWith("/async/")) {
      new Thread(() -> answerLater(exchange, number)).start();
    } else if (path.startsWith("/sleep/")) {
      sleep(number);
      answer(exchange, 200);
    } else if (path.startsWith("/status/")) {
      answer(exchange, (int) number);
    } else if (path.equals("/throw")) {
      throw new IOException("asked for");
    } else if (path.equals("/unanswered")) {
      exchange.close();
    } else {
      answer(exchange, 200);
    }
  }

  private static void sleep(long millis) throws IOException {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  /** Head and first word at once, the rest later, by a thread that the server does not know. */
  private static void answerLater(HttpExchange exchange, long millis) {
    try (OutputStream body = head(exchange, 200)) {
      body.write("late ".getBytes(StandardCharsets.US_ASCII));
      body.flush();
      sleep(millis);
      body.write("answer".getBytes(StandardCharsets.US_ASCII));
    } catch (IOException gone) {
      exchange.close();
    }
  }

  private static OutputStream head(HttpExchange exchange, int status) throws IOException {
    exchange.sendResponseHeaders(status, 0);
    return exchange.getResponseBody();
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    if (status == 204) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    byte[] text = ("answer of " + exchange.getRequestURI()).getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(status, text.length);
    exchange.getResponseBody().write(text);
    exchange.close();
  }
}
