package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.OutboundExchange;
import dev.outrider.engine.exchange.Outcome;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * Stands between the JDK's client and the application's handler on a native call, to see the head
 * and the body pass: when it begins, how long it is, how it ends. Changes nothing.
 */
final class ObservedHandler<T> implements BodyHandler<T> {
  private final BodyHandler<T> handler;
  private final OutboundExchange exchange;
  private final Consumer<Version> version;

  /** The version of the answer is told to {@code version}. */
  ObservedHandler(BodyHandler<T> handler, OutboundExchange exchange, Consumer<Version> version) {
    this.handler = handler;
    this.exchange = exchange;
    this.version = version;
  }

  @Override
  public BodySubscriber<T> apply(ResponseInfo info) {
    version.accept(info.version());
    exchange.head(info.statusCode(), info.headers().map());
    return new Observed<>(handler.apply(info), exchange);
  }

  /** A handler that gives null fails as with the JDK's client, down to the name of this field. */
  private static final class Observed<T> implements BodySubscriber<T> {
    private final BodySubscriber<T> userSubscriber;
    private final OutboundExchange exchange;

    Observed(BodySubscriber<T> userSubscriber, OutboundExchange exchange) {
      this.userSubscriber = userSubscriber;
      this.exchange = exchange;
    }

    @Override
    public CompletionStage<T> getBody() {
      return userSubscriber.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      userSubscriber.onSubscribe(new Watched(subscription, exchange));
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      for (int i = 0; i < buffers.size(); i++) {
        exchange.received(buffers.get(i));
      }
      userSubscriber.onNext(buffers);
    }

    @Override
    public void onError(Throwable failure) {
      exchange.end(JdkFailures.outcome(failure));
      userSubscriber.onError(failure);
    }

    @Override
    public void onComplete() {
      exchange.passed();
      exchange.complete();
      userSubscriber.onComplete();
    }
  }

  private record Watched(Flow.Subscription subscription, OutboundExchange exchange)
      implements Flow.Subscription {
    @Override
    public void request(long n) {
      subscription.request(n);
    }

    @Override
    public void cancel() {
      exchange.end(Outcome.CANCELLED);
      subscription.cancel();
    }
  }
}
