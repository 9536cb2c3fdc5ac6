package dev.outrider.instrumentation.undertow;

import dev.outrider.engine.Problem;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.nio.ByteBuffer;

/**
 * Answers a rejected request in the place of the root handler: status, {@code Retry-After}, problem
 * document. Undertow leaves out the body for a {@code HEAD}, and drains what is unread of its own.
 */
record UndertowRejection(Problem problem) implements HttpHandler {
  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.setStatusCode(problem.status());
    exchange
        .getResponseHeaders()
        .put(Headers.RETRY_AFTER, Long.toString(problem.retryAfterSeconds()))
        .put(Headers.CONTENT_TYPE, "application/problem+json");
    exchange.getResponseSender().send(ByteBuffer.wrap(problem.body()));
  }
}
