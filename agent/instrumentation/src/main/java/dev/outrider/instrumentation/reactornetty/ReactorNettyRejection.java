package dev.outrider.instrumentation.reactornetty;

import dev.outrider.engine.Engine;
import dev.outrider.engine.Problem;
import dev.outrider.engine.admission.Rejected;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.NettyOutbound;
import reactor.netty.http.HttpInfos;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Answers a rejected request as a handler of Reactor Netty would: status, {@code Retry-After},
 * problem document. A body that nobody read is dropped by Reactor Netty as it comes in, so that the
 * connection can be used again.
 */
final class ReactorNettyRejection {
  private ReactorNettyRejection() {}

  static void write(Engine engine, Rejected rejected, Connection connection) {
    Problem problem = engine.problem(rejected);
    byte[] body = problem.body();
    HttpServerResponse response = (HttpServerResponse) connection;
    response
        .status(problem.status())
        .header(HttpHeaderNames.RETRY_AFTER, Long.toString(problem.retryAfterSeconds()))
        .header(HttpHeaderNames.CONTENT_TYPE, "application/problem+json")
        .header(HttpHeaderNames.CONTENT_LENGTH, Integer.toString(body.length));
    if (((HttpServerRequest) connection).requestHeaders().contains(HttpHeaderNames.EXPECT)) {
      response.keepAlive(false); // whether the body still comes, nobody can know
    }
    Mono.fromDirect(answer(connection, response, body)).subscribe(connection.disposeSubscriber());
  }

  private static Publisher<Void> answer(
      Connection connection, HttpServerResponse response, byte[] body) {
    return HttpMethod.HEAD.equals(((HttpInfos) connection).method())
        ? response.send()
        : ((NettyOutbound) response).sendObject(Unpooled.wrappedBuffer(body));
  }
}
