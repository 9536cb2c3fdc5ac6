package dev.outrider.testkit.serving;

import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;

/** Undertow with one handler, which blocks a worker thread. */
public final class UndertowServed implements Served {
  private final Handlers handlers = new Handlers();

  /** Made by the worker JVM. */
  public UndertowServed() {}

  @Override
  public int start() {
    Undertow server =
        Undertow.builder()
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                new BlockingHandler(exchange -> handlers.handle(new UndertowTurn(exchange))))
            .build();
    server.start();
    return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
  }

  private record UndertowTurn(HttpServerExchange exchange) implements Turn {
    @Override
    public String method() {
      return exchange.getRequestMethod().toString();
    }

    @Override
    public String target() {
      String query = exchange.getQueryString();
      return exchange.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
    }

    @Override
    public InputStream body() {
      return exchange.getInputStream();
    }

    @Override
    public void header(String name, String value) {
      exchange.getResponseHeaders().add(new HttpString(name), value);
    }

    @Override
    public OutputStream answer(int status, long length) {
      exchange.setStatusCode(status);
      if (length > 0) {
        exchange.setResponseContentLength(length);
      }
      return exchange.getOutputStream();
    }

    @Override
    public void later(Work work) {
      exchange.dispatch(() -> run(work));
    }

    private void run(Work work) {
      try {
        work.run();
      } catch (IOException gone) {
        // the client is
      }
      exchange.endExchange();
    }
  }
}
