package dev.outrider.dist;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/** A servlet application that prints each request that it handles, once. */
final class FaultyServer {
  private FaultyServer() {}

  public static void main(String[] arguments) throws Exception {
    Tomcat tomcat = new Tomcat();
    File base = Files.createTempDirectory("faulty-server").toFile();
    tomcat.setBaseDir(base.getPath());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", base.getPath());
    Tomcat.addServlet(context, "app", new App()).setAsyncSupported(true);
    context.addServletMappingDecoded("/*", "app");
    tomcat.start();
    System.out.println("port=" + tomcat.getConnector().getLocalPort());
    tomcat.getServer().await();
  }

  private static final class App extends HttpServlet {
    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException, ServletException {
      if (request.getDispatcherType() == DispatcherType.ASYNC) {
        answer(request, response, "dispatched");
        return;
      }
      byte[] body = request.getInputStream().readAllBytes();
      System.out.println(
          "handled " + request.getMethod() + " " + request.getRequestURI() + " " + body.length);
      switch (request.getRequestURI()) {
        case "/complete" -> {
          AsyncContext async = request.startAsync();
          async.start(() -> complete(async));
        }
        case "/dispatch" -> {
          AsyncContext async = request.startAsync();
          async.start(() -> async.dispatch("/dispatched"));
        }
        case "/throw" -> throw new IOException("asked for");
        case "/large" -> answer(request, response, "x".repeat(200_000));
        default -> answer(request, response, body.length + " bytes");
      }
    }

    private static void complete(AsyncContext async) {
      try {
        HttpServletRequest request = (HttpServletRequest) async.getRequest();
        answer(request, (HttpServletResponse) async.getResponse(), "completed");
      } catch (IOException gone) {
        System.out.println("gone " + gone);
      }
      async.complete();
    }

    private static void answer(
        HttpServletRequest request, HttpServletResponse response, String text) throws IOException {
      response.setHeader("X-Method", request.getMethod());
      response.getWriter().print(text);
    }
  }
}
