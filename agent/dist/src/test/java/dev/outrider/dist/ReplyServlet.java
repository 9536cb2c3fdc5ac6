package dev.outrider.dist;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The application of the servers' tests as a servlet, for containers that take one. */
public final class ReplyServlet extends HttpServlet {
  private final String origin;

  /** Calls {@code origin} where it is asked to call. */
  public ReplyServlet(String origin) {
    this.origin = origin;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI().substring("/servlet".length());
    switch (path) {
      case "/async" -> {
        AsyncContext async = request.startAsync();
        async.start(() -> complete(async));
      }
      case "/stream" -> stream(response);
      case "/length" -> {
        int length = request.getInputStream().readAllBytes().length;
        response.getWriter().print(length + " bytes");
      }
      default -> {
        Reply reply = Reply.to(path, origin, request.getLocalPort());
        response.setStatus(reply.status());
        response.getWriter().print(reply.text());
      }
    }
  }

  private static void complete(AsyncContext async) {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
      async.getResponse().getWriter().print("late answer");
    } catch (IOException | InterruptedException gone) {
      System.out.println("gone " + gone);
    }
    async.complete();
  }

  private static void stream(HttpServletResponse response) throws IOException {
    response.setContentType("text/event-stream");
    try {
      while (true) {
        response.getWriter().print("data: x\n\n");
        response.flushBuffer();
        TimeUnit.MILLISECONDS.sleep(20);
      }
    } catch (InterruptedException interrupted) {
      throw new IOException(interrupted);
    }
  }
}
