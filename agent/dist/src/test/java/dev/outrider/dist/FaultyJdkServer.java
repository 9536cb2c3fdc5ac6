package dev.outrider.dist;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** An application on the JDK's own server that prints each request that it handles, once. */
final class FaultyJdkServer {
  private FaultyJdkServer() {}

  public static void main(String[] arguments) throws Exception {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(any, 0);
    server.setExecutor(Executors.newFixedThreadPool(4));
    server.createContext("/", FaultyJdkServer::handle);
    server.start();
    System.out.println("port=" + server.getAddress().getPort());
  }

  private static void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String path = exchange.getRequestURI().getPath();
    System.out.println("handled " + exchange.getRequestMethod() + " " + path + " " + body.length);
    switch (path) {
      case "/complete" -> new Thread(() -> complete(exchange)).start();
      case "/dispatch" -> exchange.sendResponseHeaders(204, -1);
      case "/throw" -> {
        exchange.getResponseHeaders().set("Connection", "close"); // nobody is to use it again
        answer(exchange, "thrown after this");
        throw new IOException("asked for");
      }
      case "/large" -> answer(exchange, "x".repeat(200_000));
      default -> answer(exchange, body.length + " bytes");
    }
  }

  private static void complete(HttpExchange exchange) {
    try {
      answer(exchange, "completed");
    } catch (IOException gone) {
      System.out.println("gone " + gone);
    }
  }

  private static void answer(HttpExchange exchange, String text) throws IOException {
    exchange.getResponseHeaders().set("X-Method", exchange.getRequestMethod());
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
