package dev.outrider.dist;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.catalina.Context;
import org.apache.catalina.startup.Tomcat;

/**
 * A servlet application that calls its provider on another thread, handed over as {@code how} says;
 * on a path that is never queued, so that only what it calls waits.
 */
final class ContextApp {
  private ContextApp() {}

  public static void main(String[] arguments) throws Exception {
    Tomcat tomcat = new Tomcat();
    File base = Files.createTempDirectory("context-app").toFile();
    tomcat.setBaseDir(base.getPath());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    Context context = tomcat.addContext("", base.getPath());
    Tomcat.addServlet(context, "app", new App(arguments[0])).setAsyncSupported(true);
    context.addServletMappingDecoded("/*", "app");
    tomcat.start();
    System.out.println("port=" + tomcat.getConnector().getLocalPort());
    tomcat.getServer().await();
  }

  private static final class App extends HttpServlet {
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService pool = Executors.newCachedThreadPool();
    private final String provider;

    App(String provider) {
      this.provider = provider;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      String how = request.getParameter("how");
      if (how.equals("start")) {
        AsyncContext async = request.startAsync();
        async.setTimeout(0);
        async.start(() -> completed(async));
        return;
      }
      try {
        handOver(how);
      } catch (Exception failed) {
        throw new IOException(how, failed);
      }
    }

    private void handOver(String how) throws Exception {
      switch (how) {
        case "own thread" -> call();
        case "submit" -> pool.submit((Callable<Integer>) this::call).get();
        case "submit a runnable" -> pool.submit((Runnable) this::quietly).get();
        case "invokeAll" -> pool.invokeAll(List.of(this::call)).get(0).get();
        case "supplyAsync" -> CompletableFuture.supplyAsync(this::quietly).get();
        case "supplyAsync by" -> CompletableFuture.supplyAsync(this::quietly, pool).get();
        case "runAsync" -> CompletableFuture.runAsync(this::quietly).get();
        case "runAsync by" -> CompletableFuture.runAsync(this::quietly, pool).get();
        case "virtual thread" -> virtualThreads().submit((Callable<Integer>) this::call).get();
        case "execute" -> executed().get();
        default -> throw new IllegalArgumentException(how);
      }
    }

    private CompletableFuture<Integer> executed() {
      CompletableFuture<Integer> done = new CompletableFuture<>();
      pool.execute(() -> done.complete(quietly()));
      return done;
    }

    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    }

    private void completed(AsyncContext async) {
      quietly();
      async.complete();
    }

    private int quietly() {
      try {
        return call();
      } catch (IOException | InterruptedException failed) {
        throw new IllegalStateException(failed);
      }
    }

    private int call() throws IOException, InterruptedException {
      HttpRequest request = HttpRequest.newBuilder(URI.create(provider)).build();
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
