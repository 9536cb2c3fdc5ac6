package dev.outrider.instrumentation.javanethttp;

import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Hands a response body that is read from a stream to the application's body handler, as the JDK's
 * client would.
 *
 * <p>The subscriber behind {@code ofInputStream()}, mapped or not, is not fed: the caller reads the
 * socket itself, and no thread stands in between. All others are fed on the caller's thread, which
 * waits for the body anyway. Should a body be handed out before it is complete, the rest is fed by
 * a thread of the client's executor, and the class of its handler is remembered: its next calls
 * stay native.
 */
final class Delivery<T> {
  /** What the JDK's client stumbles over when a handler gives it none. */
  private static final String NO_SUBSCRIBER =
      "Cannot invoke \"java.net.http.HttpResponse$BodySubscriber.getBody()\" because"
          + " \"this.userSubscriber\" is null";

  /** Set for classes of handlers that hand out bodies early; the note hangs on the class itself. */
  private static final ClassValue<boolean[]> EARLY =
      new ClassValue<>() {
        @Override
        protected boolean[] computeValue(Class<?> handler) {
          return new boolean[1];
        }
      };

  private final BodyHandler<T> handler;
  private final InputStream stream;
  private final Executor executor;

  /**
   * @param stream the body; closed when the subscriber cancels or fails
   * @param executor runs what has to be fed after the body was handed out
   */
  Delivery(BodyHandler<T> handler, InputStream stream, Executor executor) {
    this.handler = handler;
    this.stream = stream;
    this.executor = executor;
  }

  /** Whether the handler has handed out a body before it was complete, in a way of its own. */
  static boolean isEarly(BodyHandler<?> handler) {
    return EARLY.get(handler.getClass())[0];
  }

  /**
   * Returns the body, waiting for it as long as the JDK's client would.
   *
   * @throws ExecutionException with what the subscriber failed with
   * @throws InterruptedException when the thread was interrupted meanwhile
   */
  @Nullable T body(ResponseInfo info) throws ExecutionException, InterruptedException {
    BodySubscriber<T> subscriber;
    try {
      subscriber = handler.apply(info);
    } catch (Throwable thrown) {
      throw new ExecutionException(thrown);
    }
    if (subscriber == null) {
      throw new ExecutionException(new NullPointerException(NO_SUBSCRIBER));
    }
    return isDirect(subscriber) ? direct(subscriber) : fed(subscriber);
  }

  private static boolean isDirect(BodySubscriber<?> subscriber) {
    BodySubscriber<?> mapped = ClientInternals.mapped(subscriber);
    return mapped == null ? ClientInternals.isStream(subscriber) : isDirect(mapped);
  }

  @SuppressWarnings("unchecked") // a stream is what the subscriber would have given
  private T direct(BodySubscriber<T> subscriber) throws ExecutionException {
    try {
      return (T) directly(subscriber);
    } catch (Throwable thrown) {
      throw new ExecutionException(thrown);
    }
  }

  private Object directly(BodySubscriber<?> subscriber) {
    BodySubscriber<?> mapped = ClientInternals.mapped(subscriber);
    return mapped == null
        ? new BodyStream(stream)
        : ClientInternals.mapper(subscriber).apply(directly(mapped));
  }

  private @Nullable T fed(BodySubscriber<T> subscriber)
      throws ExecutionException, InterruptedException {
    Feed<T> feed = new Feed<>(subscriber, stream);
    boolean complete = feed.untilBodyOrEnd();
    if (!complete) {
      EARLY.get(handler.getClass())[0] = true;
      executor.execute(feed);
    }
    return feed.body();
  }
}
