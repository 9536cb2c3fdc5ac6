package dev.outrider.testkit.serving;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Jetty 12, embedded, with one handler that blocks. */
public final class JettyServed implements Served {
  /** Made by the worker JVM. */
  public JettyServed() {}

  @Override
  public int start() throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    ErrorHandler errors = new ErrorHandler();
    errors.setShowStacks(false); // a stack is another one on each thread that Jetty chooses
    server.setErrorHandler(errors);
    server.setHandler(new App());
    server.start();
    return connector.getLocalPort();
  }

  private static final class App extends Handler.Abstract {
    private final Handlers handlers = new Handlers();

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      JettyTurn turn = new JettyTurn(request, response, callback);
      handlers.handle(turn);
      if (!turn.later) {
        callback.succeeded();
      }
      return true;
    }
  }

  /** Confined to the thread of the handler. */
  private static final class JettyTurn implements Turn {
    private final Request request;
    private final Response response;
    private final Callback callback;
    private boolean later;

    JettyTurn(Request request, Response response, Callback callback) {
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    @Override
    public String method() {
      return request.getMethod();
    }

    @Override
    public String target() {
      return String.valueOf(request.getHttpURI().getPathQuery());
    }

    @Override
    public InputStream body() {
      return Content.Source.asInputStream(request);
    }

    @Override
    public void header(String name, String value) {
      response.getHeaders().add(name, value);
    }

    @Override
    public OutputStream answer(int status, long length) {
      response.setStatus(status);
      if (length > 0) {
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, length);
      }
      return Content.Sink.asOutputStream(response);
    }

    @Override
    public void later(Work work) {
      later = true;
      new Thread(() -> run(work), "later").start();
    }

    private void run(Work work) {
      try {
        work.run();
        callback.succeeded();
      } catch (IOException gone) {
        callback.failed(gone);
      }
    }
  }
}
