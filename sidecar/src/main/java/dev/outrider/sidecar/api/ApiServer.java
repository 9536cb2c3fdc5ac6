package dev.outrider.sidecar.api;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * Javalin under the rows: daemon threads of low priority, eight at most, and headers that give a
 * browser no more than it needs. Thread-safe.
 */
public final class ApiServer implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 16 << 20;
  private static final List<HandlerType> METHODS =
      List.of(
          HandlerType.GET,
          HandlerType.HEAD,
          HandlerType.POST,
          HandlerType.PUT,
          HandlerType.PATCH,
          HandlerType.DELETE,
          HandlerType.OPTIONS,
          HandlerType.TRACE);
  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
              "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cache-Control", "no-store");

  private final Server server;

  private ApiServer(Server server) {
    this.server = server;
  }

  /**
   * Starts it. Javalin's servlet runs in a server of ours: one that Javalin makes starts a timer
   * thread that is no daemon, and would keep the JVM of a gateway alive that wants to end.
   *
   * @param port 0 for any
   * @throws IOException when the port is taken or may not be bound
   */
  static ApiServer start(String bind, int port, Dispatcher dispatcher) throws IOException {
    Javalin javalin = Javalin.create(config -> configure(config, dispatcher));
    ServletHolder servlet = new ServletHolder(javalin.javalinServlet());
    servlet.setAsyncSupported(true);
    ServletContextHandler context = new ServletContextHandler();
    context.addServlet(servlet, "/*");
    Server server =
        new Server(threads(), new ScheduledExecutorScheduler("outrider-sidecar-io", true), null);
    server.addConnector(connector(server, bind, port));
    server.setHandler(context);
    try {
      server.start();
      return new ApiServer(server);
    } catch (Exception e) { // LifeCycle declares it so
      LifeCycle.stop(server);
      throw e instanceof IOException io ? io : new IOException(e);
    }
  }

  /** Returns the port that it listens on. */
  public int port() {
    return ((ServerConnector) server.getConnectors()[0]).getLocalPort();
  }

  @Override
  public void close() {
    LifeCycle.stop(server);
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(8, 2);
    threads.setName("outrider-sidecar");
    threads.setDaemon(true);
    threads.setThreadsPriority(Thread.MIN_PRIORITY + 1);
    threads.setReservedThreads(0);
    return threads;
  }

  /** One acceptor and one selector, whatever the number of processors: both live in the eight. */
  private static ServerConnector connector(Server server, String bind, int port) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
    connector.setHost(bind);
    connector.setPort(port);
    return connector;
  }

  private static void configure(JavalinConfig config, Dispatcher dispatcher) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.maxRequestSize = MAX_BODY_BYTES;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    route(config, dispatcher);
  }

  private static void route(JavalinConfig config, Dispatcher dispatcher) {
    for (String path : dispatcher.paths()) {
      for (HandlerType method : METHODS) {
        config.routes.addHttpHandler(
            method, path, context -> handle(context, dispatcher.answer(path, call(context))));
      }
    }
    config.routes.error(404, context -> notFound(context, dispatcher));
    config.routes.exception(
        HttpResponseException.class,
        (e, context) ->
            write(context, dispatcher.refused(e.getStatus(), String.valueOf(e.getMessage()))));
    config.routes.exception(Exception.class, (e, context) -> write(context, dispatcher.broken(e)));
  }

  /** An answer of ours with status 404 is complete; one of Javalin's is not in our envelope. */
  private static void notFound(Context context, Dispatcher dispatcher) {
    if (context.attribute("answered") == null) {
      write(context, dispatcher.notFound(context.path()));
    }
  }

  private static void handle(Context context, CompletableFuture<Reply> reply) {
    if (reply.isDone()) {
      write(context, reply.join());
    } else {
      context.future(() -> reply.thenAccept(done -> write(context, done)));
    }
  }

  private static Call call(Context context) {
    String query = context.queryString();
    Map<String, String> headers = new TreeMap<>();
    context.headerMap().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
    Map<String, String> parameters = new TreeMap<>();
    context.queryParamMap().forEach((name, values) -> parameters.put(name, values.get(0)));
    return new Call(
        context.req().getMethod(),
        context.req().getRequestURI() + (query == null ? "" : "?" + query),
        context.pathParamMap(),
        parameters,
        headers,
        String.valueOf(context.req().getRemoteAddr()),
        context.bodyAsBytes());
  }

  private static void write(Context context, Reply reply) {
    HEADERS.forEach(context::header);
    reply.headers().forEach(context::header);
    context.attribute("answered", true);
    context.status(reply.status()).contentType(reply.contentType()).result(reply.body());
  }
}
