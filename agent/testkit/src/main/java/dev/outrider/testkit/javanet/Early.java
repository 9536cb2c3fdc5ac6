package dev.outrider.testkit.javanet;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** A body subscriber whose body is there at once, while the bytes go on coming. */
final class Early implements BodySubscriber<String> {
  @Override
  public CompletionStage<String> getBody() {
    return CompletableFuture.completedStage("early");
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> item) {}

  @Override
  public void onError(Throwable thrown) {}

  @Override
  public void onComplete() {}
}
