package dev.outrider.dist;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.Servlets;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.api.DeploymentManager;
import io.undertow.servlet.util.ImmediateInstanceFactory;
import io.undertow.util.Headers;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * The application of the servers' tests on Undertow: as a handler, and as a servlet beside it,
 * unless {@code -Dservlets=false} says that there are none. {@code -Dhttp2=true} lets it speak
 * that.
 */
final class UndertowApp {
  private UndertowApp() {}

  public static void main(String[] arguments) throws Exception {
    String origin = arguments.length == 0 ? "" : arguments[0];
    HttpHandler app = new App(origin);
    Undertow server =
        Undertow.builder()
            .setIoThreads(1)
            .setWorkerThreads(6)
            .setServerOption(UndertowOptions.ALWAYS_SET_DATE, true)
            .setServerOption(UndertowOptions.ENABLE_HTTP2, Boolean.getBoolean("http2"))
            .addHttpListener(0, "127.0.0.1")
            .setHandler(
                "false".equals(System.getProperty("servlets")) ? app : Deployed.beside(app, origin))
            .build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    System.out.println("port=" + address.getPort());
  }

  /** Apart, so that nothing of servlets is loaded where there are none. */
  private static final class Deployed {
    static HttpHandler beside(HttpHandler app, String origin) throws ServletException {
      DeploymentInfo deployment =
          Servlets.deployment()
              .setClassLoader(UndertowApp.class.getClassLoader())
              .setContextPath("/servlet")
              .setDeploymentName("servlet")
              .addServlet(
                  Servlets.servlet(
                          "reply",
                          ReplyServlet.class,
                          new ImmediateInstanceFactory<>(new ReplyServlet(origin)))
                      .addMapping("/*")
                      .setAsyncSupported(true));
      DeploymentManager manager = Servlets.newContainer().addDeployment(deployment);
      manager.deploy();
      HttpHandler servlets = manager.start();
      return io.undertow.Handlers.path(app).addPrefixPath("/servlet", servlets);
    }
  }

  private static final class App implements HttpHandler {
    private final String origin;

    App(String origin) {
      this.origin = origin;
    }

    @Override
    public void handleRequest(HttpServerExchange exchange) throws IOException {
      switch (exchange.getRequestPath()) {
        case "/async" ->
            exchange.dispatch(
                Runnable::run,
                () ->
                    exchange
                        .getIoThread()
                        .executeAfter(
                            () -> exchange.getResponseSender().send("late answer"),
                            100,
                            TimeUnit.MILLISECONDS));
        case "/stream" -> {
          exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/event-stream");
          exchange.getResponseHeaders().put(Headers.TRANSFER_ENCODING, "chunked");
          exchange.dispatch(
              Runnable::run,
              () -> exchange.getResponseSender().send("data: x\n\n", new Streaming()));
        }
        case "/length" ->
            exchange
                .getRequestReceiver()
                .receiveFullBytes(
                    (received, body) -> received.getResponseSender().send(body.length + " bytes"));
        default -> reply(exchange);
      }
    }

    private void reply(HttpServerExchange exchange) throws IOException {
      if (exchange.isInIoThread()) {
        exchange.dispatch(this);
        return;
      }
      int port = exchange.getDestinationAddress().getPort();
      Reply reply = Reply.to(exchange.getRequestPath(), origin, port);
      exchange.setStatusCode(reply.status());
      exchange.getResponseSender().send(reply.text());
    }
  }

  /** Sends for ever, from the I/O thread. */
  private static final class Streaming implements IoCallback {
    @Override
    public void onComplete(HttpServerExchange exchange, Sender sender) {
      exchange
          .getIoThread()
          .executeAfter(() -> sender.send("data: x\n\n", this), 20, TimeUnit.MILLISECONDS);
    }

    @Override
    public void onException(HttpServerExchange exchange, Sender sender, IOException gone) {
      System.out.println("stream ended");
      IoCallback.END_EXCHANGE.onException(exchange, sender, gone);
    }
  }
}
