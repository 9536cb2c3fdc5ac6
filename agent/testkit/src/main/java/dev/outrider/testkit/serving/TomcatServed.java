package dev.outrider.testkit.serving;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** Tomcat, embedded, with one servlet. */
public final class TomcatServed implements Served {
  /** Made by the worker JVM. */
  public TomcatServed() {}

  @Override
  public int start() throws Exception {
    Tomcat tomcat = new Tomcat();
    File base = Files.createTempDirectory("tomcat-served").toFile();
    tomcat.setBaseDir(base.getPath());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", base.getPath());
    Tomcat.addServlet(context, "app", new App()).setAsyncSupported(true);
    context.addServletMappingDecoded("/*", "app");
    tomcat.start();
    return tomcat.getConnector().getLocalPort();
  }

  private static final class App extends HttpServlet {
    private static final long serialVersionUID = 1;

    private final transient Handlers handlers = new Handlers();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      handlers.handle(new TomcatTurn(request, response));
    }
  }

  private record TomcatTurn(HttpServletRequest request, HttpServletResponse response)
      implements Turn {
    @Override
    public String method() {
      return request.getMethod();
    }

    @Override
    public String target() {
      String query = request.getQueryString();
      return request.getRequestURI() + (query == null ? "" : "?" + query);
    }

    @Override
    public InputStream body() throws IOException {
      return request.getInputStream();
    }

    @Override
    public void header(String name, String value) {
      response.addHeader(name, value);
    }

    @Override
    public OutputStream answer(int status, long length) throws IOException {
      response.setStatus(status);
      if (length > 0) {
        response.setContentLengthLong(length);
      }
      return response.getOutputStream();
    }

    @Override
    public void later(Work work) {
      AsyncContext async = request.startAsync();
      async.start(() -> run(work, async));
    }

    private static void run(Work work, AsyncContext async) {
      try {
        work.run();
      } catch (IOException gone) {
        // the client is
      }
      async.complete();
    }
  }
}
