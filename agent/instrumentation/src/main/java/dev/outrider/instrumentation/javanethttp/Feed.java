package dev.outrider.instrumentation.javanethttp;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Feeds one subscriber from a stream, a buffer for each that it asks for, on the thread that runs
 * it.
 *
 * <p>Demand may come from any thread. One thread feeds at a time: the caller's, then, for a body
 * that was handed out early, one of the client's executor.
 */
final class Feed<T> implements Flow.Subscription, Runnable {
  private static final int BUFFER_BYTES = 16 * 1024;

  /** What the JDK's client stumbles over when a subscriber gives it none. */
  private static final String NO_BODY =
      "Cannot invoke \"java.util.concurrent.CompletionStage.whenComplete(java.util.function.BiConsumer)\""
          + " because the return value of"
          + " \"java.net.http.HttpResponse$BodySubscriber.getBody()\" is null";

  private final BodySubscriber<T> subscriber;
  private final InputStream stream;
  private final AtomicLong demand = new AtomicLong();
  private final CompletableFuture<T> body;
  private volatile @Nullable Thread feeder;
  private volatile boolean cancelled;
  private boolean ended;
  private @Nullable Throwable failure;

  Feed(BodySubscriber<T> subscriber, InputStream stream) {
    this.subscriber = subscriber;
    this.stream = stream;
    this.body = subscribe();
    body.whenComplete((done, failed) -> wake());
  }

  private CompletableFuture<T> subscribe() {
    try {
      subscriber.onSubscribe(this);
      CompletionStage<T> given = subscriber.getBody();
      if (given == null) {
        throw new NullPointerException(NO_BODY);
      }
      return given.toCompletableFuture();
    } catch (Throwable thrown) { // the subscriber's own fault is its own failure, here and below
      cancel();
      fail(thrown);
      return CompletableFuture.failedFuture(thrown);
    }
  }

  /** Whatever the subscriber makes of it, nobody waits for its body any more. */
  private void fail(Throwable why) {
    ended = true;
    failure = why;
    try {
      subscriber.onError(why);
    } catch (Throwable ignored) {
      // what came first is what counts
    }
  }

  /** Feeds until the body is there, or the stream has ended; returns whether it has ended. */
  boolean untilBodyOrEnd() throws InterruptedException {
    feeder = Thread.currentThread();
    while (!ended && !cancelled && !body.isDone()) {
      feedOne();
      if (Thread.interrupted()) {
        cancel();
        throw new InterruptedException();
      }
    }
    return ended || cancelled;
  }

  /** Returns the body, once it is there. */
  @Nullable T body() throws ExecutionException, InterruptedException {
    Throwable why = failure;
    if (why != null && !body.isDone()) {
      throw new ExecutionException(why);
    }
    return body.get();
  }

  /** Feeds what is left of a body that was handed out before it was complete. */
  @Override
  public void run() {
    feeder = Thread.currentThread();
    while (!ended && !cancelled) {
      feedOne();
      Thread.interrupted(); // kept, it would never park again; nothing here is to be stopped by it
    }
    feeder = null;
  }

  private void feedOne() {
    if (demand.get() <= 0) {
      LockSupport.park(this); // woken by demand, cancellation, or the body
      return;
    }
    ByteBuffer buffer = read();
    if (buffer != null) {
      demand.decrementAndGet();
      pass(buffer);
    }
  }

  private @Nullable ByteBuffer read() {
    byte[] bytes = new byte[BUFFER_BYTES];
    try {
      int length = stream.read(bytes, 0, bytes.length);
      if (length >= 0) {
        return ByteBuffer.wrap(bytes, 0, length).asReadOnlyBuffer();
      }
      ended = true;
    } catch (IOException broken) {
      fail(JdkFailures.ofBody(broken));
      return null;
    }
    complete();
    return null;
  }

  private void complete() {
    try {
      subscriber.onComplete();
    } catch (Throwable thrown) {
      fail(thrown);
    }
  }

  private void pass(ByteBuffer buffer) {
    try {
      subscriber.onNext(List.of(buffer));
    } catch (Throwable thrown) {
      cancel();
      fail(thrown);
    }
  }

  @Override
  public void request(long n) {
    if (n <= 0) {
      cancel();
      subscriber.onError(new IllegalArgumentException("non-positive subscription request: " + n));
      return;
    }
    demand.getAndUpdate(before -> before + n < 0 ? Long.MAX_VALUE : before + n);
    wake();
  }

  @Override
  public void cancel() {
    cancelled = true;
    try {
      stream.close();
    } catch (IOException alreadyGone) {
      // it is given up either way
    }
    wake();
  }

  private void wake() {
    Thread waiting = feeder;
    if (waiting != null && waiting != Thread.currentThread()) {
      LockSupport.unpark(waiting);
    }
  }
}
