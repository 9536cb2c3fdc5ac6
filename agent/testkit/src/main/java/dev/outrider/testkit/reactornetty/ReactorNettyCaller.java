package dev.outrider.testkit.reactornetty;

import dev.outrider.testkit.client.HttpAnswer;
import dev.outrider.testkit.client.HttpAsk;
import dev.outrider.testkit.client.HttpCaller;
import io.netty.handler.codec.http.HttpMethod;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufFlux;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClient.RequestSender;
import reactor.netty.http.client.HttpClient.ResponseReceiver;
import reactor.netty.resources.ConnectionProvider;

/** One client with connections of its own. */
final class ReactorNettyCaller implements HttpCaller {
  private final HttpClient client;
  private final ConnectionProvider connections;
  private volatile @Nullable ReceivedBody running;

  ReactorNettyCaller(HttpClient client, ConnectionProvider connections) {
    this.client = client;
    this.connections = connections;
  }

  @Override
  public HttpAnswer send(HttpAsk ask) throws Exception {
    RequestSender request =
        client
            .headers(
                headers -> ask.fields().forEach(field -> headers.add(field.name(), field.value())))
            .request(HttpMethod.valueOf(ask.method()))
            .uri(ask.uri());
    ReceivedBody body = new ReceivedBody();
    running = body;
    sent(request, ask)
        .responseConnection(
            (response, connection) -> {
              body.headCame(response);
              return connection.inbound().receive().asByteArray();
            })
        .subscribe(body);
    return body.answer();
  }

  private static ResponseReceiver<?> sent(RequestSender request, HttpAsk ask) {
    return switch (ask.framing()) {
      case NONE -> request;
      case LENGTH -> request.send(ByteBufFlux.fromString(Mono.just(ask.body())));
      case CHUNKED -> request.send(ByteBufFlux.fromString(Flux.just(ask.body())));
    };
  }

  @Override
  public void abort() {
    ReceivedBody body = running;
    if (body != null) {
      body.abort();
    }
  }

  @Override
  public void close() {
    connections.dispose();
  }
}
