package dev.outrider.testkit.javanet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An application's own publisher: some buffers of 100 bytes, each asked for, given after a pause on
 * another thread. Serves one subscriber.
 */
final class Buffers implements Flow.Publisher<ByteBuffer> {
  private final int count;
  private final long pauseMillis;
  private final boolean fails;

  Buffers(int count, long pauseMillis) {
    this(count, pauseMillis, false);
  }

  private Buffers(int count, long pauseMillis, boolean fails) {
    this.count = count;
    this.pauseMillis = pauseMillis;
    this.fails = fails;
  }

  /** Returns a publisher that gives one buffer, and then fails. */
  static Buffers thatFail() {
    return new Buffers(1, 60, true);
  }

  @Override
  public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
    subscriber.onSubscribe(new Giving(subscriber));
  }

  private final class Giving implements Flow.Subscription {
    private final Flow.Subscriber<? super ByteBuffer> subscriber;
    private final AtomicInteger asked = new AtomicInteger();
    private int given;

    Giving(Flow.Subscriber<? super ByteBuffer> subscriber) {
      this.subscriber = subscriber;
    }

    @Override
    public void request(long more) {
      int some = (int) Math.min(more, count + 1);
      if (asked.getAndAdd(some) == 0) {
        Http.after(pauseMillis, this::give);
      }
    }

    @Override
    public void cancel() {
      asked.set(Integer.MIN_VALUE);
    }

    private void give() {
      if (given < count) {
        given++;
        subscriber.onNext(ByteBuffer.wrap("0123456789".repeat(10).getBytes(US_ASCII)));
      }
      if (given == count) {
        finish();
      } else if (asked.decrementAndGet() > 0) {
        Http.after(pauseMillis, this::give);
      }
    }

    private void finish() {
      if (fails) {
        subscriber.onError(new IOException("the application's publisher failed"));
      } else {
        subscriber.onComplete();
      }
    }
  }
}
