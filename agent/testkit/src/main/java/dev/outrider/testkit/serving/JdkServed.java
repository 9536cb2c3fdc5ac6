package dev.outrider.testkit.serving;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** The JDK's own HTTP server, with an executor. */
public final class JdkServed implements Served {
  private final Handlers handlers = new Handlers();

  /** Made by the worker JVM. */
  public JdkServed() {}

  @Override
  public int start() throws IOException {
    InetAddress local = InetAddress.getLoopbackAddress();
    HttpServer server = HttpServer.create(new InetSocketAddress(local, 0), 0);
    server.setExecutor(Executors.newFixedThreadPool(8));
    server.createContext("/", exchange -> handlers.handle(new JdkTurn(exchange)));
    server.start();
    return server.getAddress().getPort();
  }

  private record JdkTurn(HttpExchange exchange) implements Turn {
    /** What the server takes for an answer without a body. */
    private static final long NO_BODY = -1;

    @Override
    public String method() {
      return exchange.getRequestMethod();
    }

    @Override
    public String target() {
      return exchange.getRequestURI().toString();
    }

    @Override
    public InputStream body() {
      return exchange.getRequestBody();
    }

    @Override
    public void header(String name, String value) {
      exchange.getResponseHeaders().add(name, value);
    }

    @Override
    public OutputStream answer(int status, long length) throws IOException {
      boolean withoutBody = length == 0 || method().equals("HEAD");
      exchange.sendResponseHeaders(status, withoutBody ? NO_BODY : Math.max(0, length));
      return withoutBody ? OutputStream.nullOutputStream() : exchange.getResponseBody();
    }

    @Override
    public void later(Work work) {
      new Thread(() -> run(work), "later").start();
    }

    private void run(Work work) {
      try (exchange) {
        work.run();
      } catch (IOException gone) {
        // the client is
      }
    }
  }
}
