package dev.outrider.dist;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.FutureCallback;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;
import org.eclipse.jetty.util.thread.VirtualThreadPool;

/**
 * The application of the servers' tests on Jetty 12: as a handler, and as a servlet beside it.
 * {@code -Dhttp2=true} lets it speak HTTP/2 without TLS.
 */
final class JettyApp {
  private JettyApp() {}

  public static void main(String[] arguments) throws Exception {
    String origin = arguments.length == 0 ? "" : arguments[0];
    Server server = new Server(threads(System.getProperty("threads", "platform")));
    ServerConnector connector =
        Boolean.getBoolean("http2") ? Http2.connector(server) : new ServerConnector(server, 1, 1);
    connector.setHost("127.0.0.1");
    connector.setIdleTimeout(Long.getLong("idle", 30_000));
    server.addConnector(connector);
    ServletContextHandler servlets = new ServletContextHandler();
    servlets.setContextPath("/servlet");
    ServletHolder holder = new ServletHolder(new ReplyServlet(origin));
    holder.setAsyncSupported(true);
    servlets.addServlet(holder, "/*");
    server.setHandler(new Handler.Sequence(new App(origin), servlets));
    server.start();
    System.out.println("port=" + connector.getLocalPort());
    server.join();
  }

  /** A pool of virtual threads, one that lends them to what blocks, or one that has none. */
  private static ThreadPool threads(String kind) {
    if (kind.equals("virtual")) {
      return Virtual.pool();
    }
    QueuedThreadPool pool = new QueuedThreadPool(12);
    if (kind.equals("virtual-beside")) {
      pool.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
    }
    return pool;
  }

  /** Apart, for the oldest Jetty has no such pool. */
  private static final class Virtual {
    static ThreadPool pool() {
      return new VirtualThreadPool();
    }
  }

  /** Apart, for the tests of the oldest Jetty do without. */
  private static final class Http2 {
    static ServerConnector connector(Server server) {
      HttpConfiguration configuration = new HttpConfiguration();
      return new ServerConnector(
          server,
          1,
          1,
          new HttpConnectionFactory(configuration),
          new HTTP2CServerConnectionFactory(configuration));
    }
  }

  private static final class App extends Handler.Abstract {
    private final String origin;

    App(String origin) {
      this.origin = origin;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      String path = Request.getPathInContext(request);
      if (path.startsWith("/servlet/") || path.startsWith("/unhandled")) {
        return false;
      }
      switch (path) {
        case "/async" ->
            CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS)
                .execute(() -> Content.Sink.write(response, true, "late answer", callback));
        case "/fail-late" ->
            CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS)
                .execute(() -> callback.failed(new IOException("asked for")));
        case "/stream" -> stream(response, callback);
        case "/length" -> {
          int length = Content.Source.asByteBuffer(request).remaining();
          Content.Sink.write(response, true, length + " bytes", callback);
        }
        default -> {
          Reply reply = Reply.to(path, origin, Request.getLocalPort(request));
          response.setStatus(reply.status());
          Content.Sink.write(response, true, reply.text(), callback);
        }
      }
      return true;
    }

    private static void stream(Response response, Callback callback) {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
      try {
        while (true) {
          FutureCallback written = new FutureCallback();
          response.write(
              false, ByteBuffer.wrap("data: x\n\n".getBytes(StandardCharsets.US_ASCII)), written);
          written.get(5, TimeUnit.SECONDS);
          TimeUnit.MILLISECONDS.sleep(20);
        }
      } catch (Exception gone) {
        System.out.println("stream ended");
        callback.failed(gone);
      }
    }
  }
}
