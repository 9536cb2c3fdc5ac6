package dev.outrider.instrumentation.javanethttp;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** Stands for the application's client: remembers what it is asked to send, and answers at once. */
final class NativeClient extends HttpClient {
  /** The targets of all that it was asked to send. */
  final Queue<String> sent = new ConcurrentLinkedQueue<>();

  private final HttpClient like =
      HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();

  /** Thrown instead of an answer, when set. */
  volatile @Nullable Error refuses;

  /** Whether an answer never ends, and its body breaks off when the call is cancelled. */
  volatile boolean streams;

  /** Whether the answer is there while its body still comes. */
  volatile boolean answersFirst;

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler) {
    return sendAsync(request, handler, null);
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, BodyHandler<T> handler, @Nullable PushPromiseHandler<T> pushes) {
    sent.add(request.uri().getPath());
    Error refusal = refuses;
    if (refusal != null) {
      throw refusal;
    }
    HttpHeaders none = HttpHeaders.of(Map.of(), (name, value) -> true);
    BodySubscriber<T> subscriber = handler.apply(new ReroutedResponse.Info(200, none));
    subscriber.onSubscribe(new Nobody());
    subscriber.onNext(List.of(ByteBuffer.wrap(new byte[] {'o', 'k'})));
    if (streams) {
      return new Streaming<>(subscriber);
    }
    if (answersFirst) {
      T open = subscriber.getBody().toCompletableFuture().getNow(null);
      return CompletableFuture.completedFuture(
          new ReroutedResponse<>(request, 200, none, open, null));
    }
    subscriber.onComplete();
    return subscriber
        .getBody()
        .toCompletableFuture()
        .thenApply(body -> new ReroutedResponse<>(request, 200, none, body, null));
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler) {
    return sendAsync(request, handler).join();
  }

  private static final class Nobody implements Flow.Subscription {
    @Override
    public void request(long n) {}

    @Override
    public void cancel() {}
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return Optional.empty();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return Optional.empty();
  }

  @Override
  public Redirect followRedirects() {
    return Redirect.NEVER;
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return like.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return like.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return like.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return Optional.empty();
  }

  @Override
  public Version version() {
    return Version.HTTP_1_1;
  }

  @Override
  public Optional<Executor> executor() {
    return Optional.empty();
  }

  /** The JDK's client tells the body first, and not always that it was cancelled. */
  private static final class Streaming<T> extends CompletableFuture<HttpResponse<T>> {
    private final BodySubscriber<T> subscriber;

    Streaming(BodySubscriber<T> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      subscriber.onError(new IOException("closed"));
      return super.cancel(mayInterruptIfRunning);
    }
  }
}
