package dev.outrider.instrumentation.javanethttp;

import dev.outrider.engine.exchange.Outcome;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** A cached answer as the future that {@code sendAsync} returns. */
final class CachedFuture {
  private CachedFuture() {}

  /**
   * Returns the future of a hit, or null for none. The JDK's own handlers take their body at once;
   * a handler of the application's may wait for something, and the caller is never made to.
   */
  static <T> @Nullable CompletableFuture<HttpResponse<T>> of(JdkCall<T> call) {
    HttpResponse<T> prepared;
    try {
      JdkCall.Hit<T> hit = call.lookUp();
      if (hit == null) {
        return null;
      }
      if (!isOfTheJdk(call.handler().getClass())) {
        return CompletableFuture.supplyAsync(() -> deliver(hit), call.executor());
      }
      prepared = hit.deliver();
    } catch (ExecutionException failed) {
      call.exchange().end(Outcome.BROKEN);
      return CompletableFuture.failedFuture(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      call.exchange().end(Outcome.CANCELLED);
      return CompletableFuture.failedFuture(interrupted);
    }
    return CompletableFuture.completedFuture(prepared);
  }

  private static boolean isOfTheJdk(Class<?> handler) {
    return handler.getModule() == HttpResponse.class.getModule();
  }

  private static <T> HttpResponse<T> deliver(JdkCall.Hit<T> hit) {
    try {
      return hit.deliver();
    } catch (ExecutionException failed) {
      hit.call().exchange().end(Outcome.BROKEN);
      throw new CompletionException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      hit.call().exchange().end(Outcome.CANCELLED);
      throw new CompletionException(interrupted);
    }
  }
}
