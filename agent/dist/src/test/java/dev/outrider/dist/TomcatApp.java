package dev.outrider.dist;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;

/** A servlet application on Tomcat that answers, waits, calls a provider, and calls itself. */
final class TomcatApp {
  /** How many calls {@code /call-many} makes. */
  static final int MANY = 4;

  private TomcatApp() {}

  public static void main(String[] arguments) throws Exception {
    Tomcat tomcat = new Tomcat();
    File base = Files.createTempDirectory("tomcat-app").toFile();
    tomcat.setBaseDir(base.getPath());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().setProperty("maxThreads", "40");
    Context context = tomcat.addContext("", base.getPath());
    String provider = arguments.length == 0 ? null : arguments[0];
    Tomcat.addServlet(context, "app", new App(provider)).setAsyncSupported(true);
    context.addServletMappingDecoded("/*", "app");
    tomcat.start();
    System.out.println("port=" + tomcat.getConnector().getLocalPort());
    tomcat.getServer().await();
  }

  private static final class App extends HttpServlet {
    private final HttpClient client = HttpClient.newHttpClient();
    private final @Nullable String provider;

    App(@Nullable String provider) {
      this.provider = provider;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      try {
        answer(request, response);
      } catch (InterruptedException | ExecutionException failed) {
        throw new IOException(failed);
      }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response)
        throws IOException, InterruptedException, ExecutionException {
      String path = request.getRequestURI();
      if (request.getParameter("by-url") != null) {
        try (InputStream body =
            URI.create(provider + request.getParameter("by-url")).toURL().openStream()) {
          body.transferTo(response.getOutputStream());
        }
        return;
      } else if (path.startsWith("/sleep/")) {
        TimeUnit.MILLISECONDS.sleep(Long.parseLong(path.substring("/sleep/".length())));
      } else if (path.equals("/async")) {
        AsyncContext async = request.startAsync();
        async.start(() -> complete(async));
        return;
      } else if (path.startsWith("/status/")) {
        response.setStatus(Integer.parseInt(path.substring("/status/".length())));
      } else if (path.equals("/call")) {
        call(provider + request.getParameter("path"), response);
        return;
      } else if (path.equals("/call-future")) {
        answer(started(request).get(), response);
        return;
      } else if (path.equals("/call-stage")) {
        answer(started(request).thenApply(answer -> answer).get(), response);
        return;
      } else if (path.equals("/call-many")) {
        many(request, response);
        return;
      } else if (path.equals("/self")) {
        call("http://127.0.0.1:" + request.getLocalPort() + "/sleep/50", response);
        return;
      } else if (path.equals("/throw")) {
        throw new IOException("asked for");
      }
      response.getWriter().print("answer of " + path);
    }

    private void call(String uri, HttpServletResponse response)
        throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(URI.create(uri)).build();
      answer(client.send(request, BodyHandlers.ofString()), response);
    }

    /** Calls of which none is waited for before all have begun. */
    private void many(HttpServletRequest request, HttpServletResponse response)
        throws IOException, InterruptedException, ExecutionException {
      List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        calls.add(started(request));
      }
      for (CompletableFuture<HttpResponse<String>> call : calls) {
        response.getWriter().print(call.get().body());
      }
    }

    private CompletableFuture<HttpResponse<String>> started(HttpServletRequest request) {
      URI uri = URI.create(provider + request.getParameter("path"));
      return client.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }

    private static void answer(HttpResponse<String> answer, HttpServletResponse response)
        throws IOException {
      response.setStatus(answer.statusCode());
      response.getWriter().print(answer.body());
    }

    private static void complete(AsyncContext async) {
      try {
        TimeUnit.MILLISECONDS.sleep(100);
        async.getResponse().getWriter().print("late answer");
        async.complete();
      } catch (IOException | InterruptedException failed) {
        async.complete();
      }
    }
  }
}
