package dev.outrider.dist;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What the war of the tests holds: calls a provider in both manners for each request, and answers
 * with what it said and with the name of the loader that this class came from.
 */
public final class ShopServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient ExecutorService threads = Executors.newFixedThreadPool(1);
  private final transient HttpClient client = HttpClient.newBuilder().executor(threads).build();

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String provider = System.getProperty("shop.provider");
    HttpRequest call = HttpRequest.newBuilder(URI.create(provider + "/hello")).build();
    try {
      String first = client.send(call, BodyHandlers.ofString()).body();
      String second =
          client.sendAsync(call, BodyHandlers.ofString()).thenApply(HttpResponse::body).join();
      String loader = getClass().getClassLoader().getClass().getSimpleName();
      response.getWriter().print(first + ", " + second + ", " + loader);
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }

  @Override
  public void destroy() {
    threads.shutdownNow();
  }
}
