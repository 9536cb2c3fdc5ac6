package dev.outrider.instrumentation.javanethttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body on its way from our stream to the application's subscriber. */
class FeedTest {
  private static final Executor THREADS = work -> new Thread(work).start();
  private static final ReroutedResponse.Info HEAD =
      new ReroutedResponse.Info(200, HttpHeaders.of(Map.of(), (name, value) -> true));

  /** Gives a few bytes a read, and knows whether it was closed. */
  private static final class Slow extends ByteArrayInputStream {
    private final AtomicBoolean closed = new AtomicBoolean();

    Slow(String text) {
      super(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) {
      return super.read(bytes, offset, Math.min(2, length));
    }

    @Override
    public void close() {
      closed.set(true);
    }
  }

  /** Asks only when it is told to. */
  private static final class Asking implements BodySubscriber<String> {
    final CompletableFuture<String> body = new CompletableFuture<>();
    final List<String> got = new ArrayList<>();
    volatile Flow.@Nullable Subscription subscription;
    volatile int buffers;

    @Override
    public CompletionStage<String> getBody() {
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription = given;
    }

    void ask(long n) {
      java.util.Objects.requireNonNull(subscription).request(n);
    }

    @Override
    public synchronized void onNext(List<ByteBuffer> list) {
      for (ByteBuffer buffer : list) {
        got.add(StandardCharsets.UTF_8.decode(buffer).toString());
      }
      buffers = got.size();
    }

    @Override
    public void onError(Throwable failure) {
      body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
      body.complete(String.join("|", got));
    }
  }

  private static <T> @Nullable T deliver(BodyHandler<T> handler, InputStream stream)
      throws Exception {
    return new Delivery<>(handler, stream, THREADS).body(HEAD);
  }

  private static CompletableFuture<@Nullable String> delivered(
      Asking subscriber, InputStream stream, Thread[] on) {
    CompletableFuture<@Nullable String> result = new CompletableFuture<>();
    on[0] =
        new Thread(
            () -> {
              try {
                result.complete(deliver(head -> subscriber, stream));
              } catch (ExecutionException failed) {
                result.completeExceptionally(failed.getCause());
              } catch (Exception failed) {
                result.completeExceptionally(failed);
              }
            });
    on[0].start();
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> LockSupport.getBlocker(on[0]) instanceof Feed);
    return result;
  }

  @Test
  void theJdksOwnHandlersGetTheirBodies() throws Exception {
    assertThat(deliver(BodyHandlers.ofString(), new Slow("abcde"))).isEqualTo("abcde");
    assertThat(deliver(BodyHandlers.ofByteArray(), new Slow(""))).isEmpty();
    assertThat(deliver(BodyHandlers.discarding(), new Slow("abc"))).isNull();
    assertThat(deliver(BodyHandlers.buffering(BodyHandlers.ofString(), 4), new Slow("abcde")))
        .isEqualTo("abcde");
  }

  @Test
  void noMoreIsGivenThanWasAskedFor() throws Exception {
    Asking subscriber = new Asking();
    Thread[] feeder = new Thread[1];
    CompletableFuture<@Nullable String> body = delivered(subscriber, new Slow("abcde"), feeder);
    assertThat(subscriber.buffers).isZero();

    subscriber.ask(2);
    Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> subscriber.buffers == 2);
    Awaitility.await()
        .atMost(30, TimeUnit.SECONDS)
        .until(() -> LockSupport.getBlocker(feeder[0]) instanceof Feed);
    assertThat(subscriber.buffers).isEqualTo(2);

    subscriber.ask(Long.MAX_VALUE);
    subscriber.ask(Long.MAX_VALUE); // more than all is all
    assertThat(body.get(30, TimeUnit.SECONDS)).isEqualTo("ab|cd|e");
  }

  @Test
  void askingForNothingIsAnError() {
    Asking subscriber = new Asking();
    Slow stream = new Slow("abc");
    CompletableFuture<@Nullable String> body = delivered(subscriber, stream, new Thread[1]);

    subscriber.ask(0);

    assertThatThrownBy(() -> body.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(stream.closed).isTrue();
  }

  @Test
  void cancellingClosesTheStream() throws Exception {
    Asking subscriber = new Asking();
    Slow stream = new Slow("abc");
    CompletableFuture<@Nullable String> body = delivered(subscriber, stream, new Thread[1]);

    java.util.Objects.requireNonNull(subscriber.subscription).cancel();
    subscriber.body.complete("given up");

    assertThat(body.get(30, TimeUnit.SECONDS)).isEqualTo("given up");
    assertThat(stream.closed).isTrue();
  }

  @Test
  void aWaitForDemandEndsWhenItsThreadIsInterrupted() {
    Slow stream = new Slow("abc");
    Thread[] feeder = new Thread[1];
    CompletableFuture<@Nullable String> body = delivered(new Asking(), stream, feeder);

    feeder[0].interrupt();

    assertThatThrownBy(() -> body.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(stream.closed).isTrue();
  }

  @Test
  void aBodyThatIsHandedOutEarlyIsFedToItsEndByAnotherThread() throws Exception {
    Asking subscriber = new Asking();
    subscriber.body.complete("early");
    BodyHandler<String> handler =
        new BodyHandler<>() {
          @Override
          public BodySubscriber<String> apply(java.net.http.HttpResponse.ResponseInfo head) {
            return subscriber;
          }
        };
    assertThat(Delivery.isEarly(handler)).isFalse();

    assertThat(deliver(handler, new Slow("abc"))).isEqualTo("early");
    subscriber.ask(10);

    Awaitility.await().atMost(30, TimeUnit.SECONDS).until(() -> subscriber.buffers == 2);
    assertThat(Delivery.isEarly(handler)).isTrue();
    assertThat(Delivery.isEarly(BodyHandlers.ofString())).isFalse();
  }

  @Test
  void whatASubscriberThrowsIsItsOwnFailure() {
    Slow stream = new Slow("abc");
    BodySubscriber<String> throwing =
        BodySubscribers.fromSubscriber(
            new Flow.Subscriber<List<ByteBuffer>>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(1);
              }

              @Override
              public void onNext(List<ByteBuffer> buffers) {
                throw new IllegalStateException("of the application");
              }

              @Override
              public void onError(Throwable failure) {}

              @Override
              public void onComplete() {}
            },
            done -> "done");

    assertThatThrownBy(() -> deliver(head -> throwing, stream))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("of the application");
    assertThat(stream.closed).isTrue();
  }

  /** Throws in one of its methods; natively {@code onError} hears of it, and then the caller. */
  private static final class Throwing implements BodySubscriber<String> {
    final String where;
    final List<Throwable> heard = new ArrayList<>();
    private final CompletableFuture<String> body = new CompletableFuture<>();

    Throwing(String where) {
      this.where = where;
    }

    private void here(String method) {
      if (where.equals(method)) {
        throw new IllegalStateException(method);
      }
    }

    @Override
    public CompletionStage<String> getBody() {
      here("getBody");
      return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      here("onSubscribe");
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
      here("onNext");
    }

    @Override
    public void onError(Throwable failure) {
      heard.add(failure);
      throw new IllegalStateException("and again");
    }

    @Override
    public void onComplete() {
      here("onComplete");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"onSubscribe", "getBody", "onNext", "onComplete"})
  void whatASubscriberThrowsAnywhereIsHeardByItAndItsCaller(String where) {
    Throwing subscriber = new Throwing(where);

    assertThatThrownBy(() -> deliver(head -> subscriber, new Slow("abc")))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(where);
    assertThat(subscriber.heard).extracting(Throwable::getMessage).containsExactly(where);
  }

  @Test
  void whatAHandlerThrowsOrForgetsIsItsOwnFailure() {
    assertThatThrownBy(
            () ->
                deliver(
                    head -> {
                      throw new IllegalStateException("of the handler");
                    },
                    new Slow("")))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("of the handler");
    @SuppressWarnings("NullAway") // as an application may
    BodyHandler<String> forgetful = head -> null;
    assertThatThrownBy(() -> deliver(forgetful, new Slow("")))
        .hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void aStreamThatBreaksFailsTheBody() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };
    assertThatThrownBy(() -> deliver(BodyHandlers.ofString(), broken))
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("reset");
  }
}
