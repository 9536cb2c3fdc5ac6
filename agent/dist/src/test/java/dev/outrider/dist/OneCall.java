package dev.outrider.dist;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Calls a server of its own, a number of times, and prints the answers. */
final class OneCall {
  private OneCall() {}

  public static void main(String[] arguments) throws Exception {
    int times = arguments.length == 0 ? 1 : Integer.parseInt(arguments[0]);
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = "pong".getBytes(StandardCharsets.US_ASCII);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    HttpClient client = HttpClient.newHttpClient();
    URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ping");
    for (int i = 0; i < times; i++) {
      HttpRequest request = HttpRequest.newBuilder(uri).build();
      System.out.println("answer " + client.send(request, BodyHandlers.ofString()).body());
    }
    server.stop(0);
  }
}
