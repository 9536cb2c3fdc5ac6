package dev.outrider.testkit.javanet;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A subscriber that asks for one item at a time and hands each on. */
final class Collecting<T> implements Flow.Subscriber<T> {
  private final Consumer<T> consumer;
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private Flow.@Nullable Subscription subscription;

  Collecting(Consumer<T> consumer) {
    this.consumer = consumer;
  }

  /** Waits for the end, and says which one it was. */
  String ending() {
    return end.join();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(T item) {
    consumer.accept(item);
    if (subscription != null) {
      subscription.request(1);
    }
  }

  @Override
  public void onError(Throwable thrown) {
    end.complete("onError " + thrown);
  }

  @Override
  public void onComplete() {
    end.complete("onComplete");
  }
}
