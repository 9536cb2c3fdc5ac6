package dev.outrider.instrumentation.jdkhttpserver;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.outrider.engine.Problem;
import java.io.IOException;

/**
 * Answers a rejected request as a handler would: status, {@code Retry-After}, problem document.
 * What was not read of the request's body the server reads or cuts off, as it does for any handler.
 */
final class JdkServerRejection {
  private static final long NO_BODY = -1;

  private JdkServerRejection() {}

  static void write(Problem problem, HttpExchange exchange) {
    byte[] body = problem.body();
    Headers headers = exchange.getResponseHeaders();
    headers.set("Retry-After", Long.toString(problem.retryAfterSeconds()));
    headers.set("Content-Type", "application/problem+json");
    try (exchange) {
      if ("HEAD".equals(exchange.getRequestMethod())) {
        headers.set("Content-Length", Integer.toString(body.length));
        exchange.sendResponseHeaders(problem.status(), NO_BODY);
      } else {
        exchange.sendResponseHeaders(problem.status(), body.length);
        exchange.getResponseBody().write(body);
      }
    } catch (IOException gone) {
      // whoever asked does not wait for the answer
    }
  }
}
